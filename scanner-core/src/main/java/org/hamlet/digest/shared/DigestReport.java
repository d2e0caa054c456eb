package org.hamlet.digest.shared;

import java.util.List;

/**
 * What somebody says of one message.
 *
 * @param reporter who
 * @param start trust in a reporter who is new, 0 to 1
 * @param word what is said
 * @param digests the message's, each once
 */
public record DigestReport(Reporter reporter, double start, Word word, List<SharedDigest> digests) {

  /** Copies the list without what is in it twice. */
  public DigestReport {
    digests = digests.stream().distinct().toList();
  }

  /** What can be said. */
  public enum Word {
    /** The message is spam. */
    SPAM,
    /** The message is wanted; if the reporter called it spam before, that was wrong. */
    HAM,
    /** Whatever the reporter said of it before is taken back. */
    WITHDRAWN
  }
}
