package org.hamlet.mailet;

import org.apache.mailet.AttributeName;

/** The names under which a verdict travels with a mail; docs/james.md lists them. */
final class MarkNames {

  private static final String PREFIX = "org.hamlet.";

  /** Compat: what James's SpamAssassin mailet writes and {@code IsMarkedAsSpam} reads. */
  static final AttributeName STATUS = AttributeName.of("org.apache.james.spamassassin.status");

  /** Compat: {@code YES} or {@code NO}. */
  static final AttributeName FLAG = AttributeName.of("org.apache.james.spamassassin.flag");

  /** A double. */
  static final AttributeName SCORE = AttributeName.of(PREFIX + "score");

  /** A double. */
  static final AttributeName REQUIRED = AttributeName.of(PREFIX + "required");

  /** A boolean. */
  static final AttributeName SPAM = AttributeName.of(PREFIX + "spam");

  /** A map from the names of the rules that hit to their points. */
  static final AttributeName HITS = AttributeName.of(PREFIX + "hits");

  /** A map from limits that were reached to their values; absent when none was. */
  static final AttributeName LIMITS = AttributeName.of(PREFIX + "limits");

  /** A map from recipients to maps of the four above, where each has a verdict of his own. */
  static final AttributeName RECIPIENTS = AttributeName.of(PREFIX + "recipients");

  /** A number: how many messages were learned, corrected or forgotten. */
  static final AttributeName LEARNED = AttributeName.of(PREFIX + "learned");

  /** One sentence: why the mail was not scanned. */
  static final AttributeName SKIPPED = AttributeName.of(PREFIX + "skipped");

  /** One sentence: what failed. */
  static final AttributeName ERROR = AttributeName.of(PREFIX + "error");

  private MarkNames() {}
}
