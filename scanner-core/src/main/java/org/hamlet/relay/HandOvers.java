package org.hamlet.relay;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fields that tell of no hop between hosts: local hand-overs, submissions on the host itself, spool
 * directories, mail fetched from a mailbox. Stateless.
 */
final class HandOvers {

  private static final List<Pattern> CERTAIN =
      patterns(
          "^(?!\\(?[Ff][Rr][Oo][Mm] )",
          "^\\(from [^\\s@]++@localhost\\) ",
          " with local(?:-esmtp)?(?: for | \\()",
          "^from \\S++ \\((?:[^\\s@]*+@)?localhost(?:\\.localdomain)?\\) by ",
          "^from \\S++ \\(\\[unix socket\\]\\) by \\S++ \\(Cyrus v\\d++\\.\\d++\\.\\d++",
          "^from Unknown/Local \\(",
          "^from mail pickup service by \\S++ with Microsoft SMTPSVC ?;?$",
          "^from \\S++ named \\S++ by gmailapi\\.google\\.com with HTTPREST$",
          "^from localhost \\(localhost \\[\\[UNIX: localhost\\]\\]\\) by ");

  private static final List<Pattern> LIKELY =
      patterns(
          "^from \\(\\S++ with \\w++\\) by ",
          "^from \\S++ \\([^\\s)]*+\\) by \\S++ \\(Content Technologies ",
          "^from \\S++ \\(unverified\\) by \\S++ \\(Clearswift ",
          "^from \\S++ by \\S++ (?:with|via|for|\\()",
          "^from [^\\s@]*+@\\S++ by \\S++ ",
          "^from \\S++ with qmail-scanner",
          " by \\S++ \\(LSMTP for Windows NT ",
          " \\(unknown\\) by \\S++ \\(SG\\) ");

  /** As {@link #LIKELY}, with the date. */
  private static final Pattern DATED = Pattern.compile("^from [^\\s\\[]\\S*+ by [^\\s;]++ ?;.");

  private static final Pattern FETCH = Pattern.compile(" with (?:POP3|IMAP)");

  private HandOvers() {}

  /** Mail fetched from a mailbox. */
  static boolean isFetch(ReceivedText field) {
    return FETCH.matcher(field.text()).find();
  }

  /** No hop, whatever else the field says. */
  static boolean isCertain(ReceivedText field) {
    return CERTAIN.stream().anyMatch(p -> p.matcher(field.text()).find());
  }

  /** No hop, as no shape was found that names an address. */
  static boolean isLikely(ReceivedText field) {
    return DATED.matcher(field.full()).find()
        || LIKELY.stream().anyMatch(p -> p.matcher(field.text()).find());
  }

  private static List<Pattern> patterns(String... patterns) {
    return Stream.of(patterns).map(Pattern::compile).toList();
  }
}
