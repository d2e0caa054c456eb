package org.hamlet.spamd.service;

import java.util.stream.Collectors;
import org.hamlet.verdict.ListedHits;
import org.hamlet.verdict.Verdict;

/** Names of the scored rules that hit, each as often as it hit. */
final class TestNames {

  private TestNames() {}

  /** Sorted by byte order, comma separated; empty when none hit. */
  static String sorted(Verdict verdict) {
    return ListedHits.of(verdict.hits())
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
