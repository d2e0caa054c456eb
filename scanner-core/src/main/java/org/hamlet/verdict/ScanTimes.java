package org.hamlet.verdict;

import java.util.List;
import java.util.Optional;

/**
 * Where the time of a scan went.
 *
 * @param stages in the order of the stages
 * @param slowestRule the rule whose test took longest, with what it was the first to ask for; empty
 *     when none was tried
 */
public record ScanTimes(List<Timing> stages, Optional<RuleTime> slowestRule) {

  /** Nothing was measured. */
  public static final ScanTimes NONE = new ScanTimes(List.of(), Optional.empty());

  /** Copies the list. */
  public ScanTimes {
    stages = List.copyOf(stages);
  }
}
