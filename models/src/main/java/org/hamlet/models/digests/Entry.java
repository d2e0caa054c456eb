package org.hamlet.models.digests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;

/**
 * One digest and what reporters said of it.
 *
 * @param digest as it was first reported
 * @param span first and last report
 * @param said one of each reporter
 */
record Entry(SharedDigest digest, Sighting.Span span, List<Said> said) {

  /** Most reporters of a digest; that a message is wanted takes the place of one that it is not. */
  static final int MAX_REPORTERS = 8;

  Entry {
    said = List.copyOf(said);
  }

  /**
   * What one reporter said.
   *
   * @param reporter the reporter's number
   * @param spam messages that were called spam
   * @param ham messages that were called wanted
   */
  record Said(int reporter, int spam, int ham) {

    boolean isHam() {
      return ham > 0;
    }

    Said plus(Word word) {
      return switch (word) {
        case SPAM -> new Said(reporter, more(spam), Math.max(0, ham - 1));
        case HAM -> new Said(reporter, Math.max(0, spam - 1), more(ham));
        case WITHDRAWN ->
            spam > 0 ? new Said(reporter, spam - 1, ham) : new Said(reporter, 0, ham - 1);
      };
    }

    private static int more(int count) {
      return count == Integer.MAX_VALUE ? count : count + 1;
    }
  }

  Optional<Said> by(int reporter) {
    return said.stream().filter(s -> s.reporter() == reporter).findFirst();
  }

  /** With one more word; the same when there is no place for it, or nothing to take back. */
  Entry with(int reporter, Word word, long now) {
    Optional<Said> before = by(reporter);
    if (before.isEmpty() && (word == Word.WITHDRAWN || !hasPlace(word))) {
      return this;
    }
    List<Said> all = new ArrayList<>(said);
    before.ifPresent(all::remove);
    if (all.size() == MAX_REPORTERS) {
      all.remove(all.stream().filter(s -> !s.isHam()).reduce((a, b) -> b).orElseThrow());
    }
    Said after = before.orElse(new Said(reporter, 0, 0)).plus(word);
    if (after.spam() > 0 || after.ham() > 0) {
      all.add(after);
    }
    return new Entry(digest, new Sighting.Span(span.first(), now), all);
  }

  private boolean hasPlace(Word word) {
    return said.size() < MAX_REPORTERS
        || (word == Word.HAM && said.stream().anyMatch(s -> !s.isHam()));
  }
}
