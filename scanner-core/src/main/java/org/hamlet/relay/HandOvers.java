package org.hamlet.relay;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Fields that tell of no hop between hosts: local hand-overs, submissions on the host itself, spool
 * directories, mail fetched from a mailbox. Stateless.
 */
final class HandOvers {

  private static final Pattern BEGINS_WITH_FROM = Pattern.compile("\\(?(?i:from) ");

  private static final Pattern CERTAIN =
      anyOf(
          "\\(from [^\\s@]++@localhost\\) by \\S++ ",
          "from \\S++ \\(\\[unix socket\\]\\) by \\S++ \\(Cyrus v\\d++\\.\\d++\\.\\d++\\) with LMTPA",
          "from Unknown/Local \\(",
          "from mail pickup service by \\S++ with Microsoft SMTPSVC ?;?$",
          "from \\S++ named \\S++ by gmailapi\\.google\\.com with HTTPREST$",
          "from localhost \\(localhost \\[\\[UNIX: localhost\\]\\]\\) by ");

  private static final Pattern WITH_LOCAL =
      Pattern.compile(" with local(?:-e?smtp)?(?: for | \\()");

  private static final Pattern LIKELY =
      anyOf(
          "from \\(\\S++ with \\w++\\) by ",
          "from \\S++ \\([^\\s)]*+\\) by \\S++ \\(Content Technologies ",
          "from \\S++ \\(unverified\\) by \\S++ \\(Clearswift ",
          "from \\S++ \\((?:[^\\s@]*+@)?(?:localhost(?:\\.localdomain)?|127\\.0\\.0\\.1|::1)\\) ",
          "from \\S++ by \\S++ (?:with|via|for|\\()",
          "from [^\\s@]*+@\\S++ by \\S++ ",
          "from \\S++ with qmail-scanner",
          "from \\S++ \\([^\\s)]++\\) by \\S++ \\(LSMTP for Windows NT ",
          "from \\S++ \\(unknown\\) by \\S++ \\(SG\\) ");

  /** Nothing but two names and a date. */
  private static final Pattern DATED =
      Pattern.compile("(?i:from) [^\\s\\[]\\S*+ (?i:by) [^\\s;]++ ?;.");

  private HandOvers() {}

  /** Mail fetched from a mailbox. */
  static boolean isFetch(ReceivedText field) {
    return field.text().contains(" with POP3") || field.text().contains(" with IMAP");
  }

  /** No hop, whatever else the field says. */
  static boolean isCertain(ReceivedText field) {
    String text = field.text();
    return !BEGINS_WITH_FROM.matcher(text).lookingAt()
        || CERTAIN.matcher(text).lookingAt()
        || (text.contains(" with local") && WITH_LOCAL.matcher(text).find());
  }

  /** No hop, as no shape was found that names an address. */
  static boolean isLikely(ReceivedText field) {
    return DATED.matcher(field.full()).lookingAt() || LIKELY.matcher(field.text()).lookingAt();
  }

  private static Pattern anyOf(String... patterns) {
    return Pattern.compile(String.join("|", List.of(patterns)));
  }
}
