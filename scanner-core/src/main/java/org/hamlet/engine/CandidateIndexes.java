package org.hamlet.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hamlet.regex.CandidateIndex;
import org.hamlet.regex.RulePattern;

/**
 * The indexes of a rule set's patterns. Making them is most of the work of a plan and most of its
 * memory, so the plans of users share those of their site wherever their patterns are the same.
 * Thread-safe.
 */
final class CandidateIndexes {

  private final Optional<CandidateIndexes> site;
  private final Map<List<RulePattern>, CandidateIndex> made = new ConcurrentHashMap<>();

  private final boolean prefilter;

  private CandidateIndexes(Optional<CandidateIndexes> site, boolean prefilter) {
    this.site = site;
    this.prefilter = prefilter;
  }

  /**
   * Those of a site, none made yet.
   *
   * @param prefilter whether they leave out any pattern
   */
  static CandidateIndexes ofSite(boolean prefilter) {
    return new CandidateIndexes(Optional.empty(), prefilter);
  }

  /** Those of a user of this site; what differs is made for the user alone. */
  CandidateIndexes forUser() {
    return new CandidateIndexes(Optional.of(site.orElse(this)), prefilter);
  }

  /** How many were made here. */
  int own() {
    return made.size();
  }

  private CandidateIndex make(List<RulePattern> patterns) {
    return prefilter ? CandidateIndex.of(patterns) : CandidateIndex.ofAlways(patterns.size());
  }

  /** The index whose pattern numbers are the places in the list. */
  CandidateIndex of(List<RulePattern> patterns) {
    CandidateIndex shared = site.map(s -> s.made.get(patterns)).orElse(null);
    return shared != null ? shared : made.computeIfAbsent(patterns, this::make);
  }
}
