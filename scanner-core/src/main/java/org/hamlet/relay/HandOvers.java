package org.hamlet.relay;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fields that tell of no hop between hosts: local hand-overs, submissions, fetched mail. */
final class HandOvers {

  private static final List<Pattern> LOCAL =
      Stream.of(
          "^(?!\\(?[Ff][Rr][Oo][Mm] )",
          "^\\(from \\S++@localhost\\) ",
          "^from \\S++ by [^\\s;]++(?: |;)(?:with|via|for|\\(|$)"
          ).map(Pattern::compile).toList();
  private static final Pattern FETCH = Pattern.compile("with (?:POP3|IMAP)");

  private HandOvers() {}

  static boolean isFetch(ReceivedText field) {
    return FETCH.matcher(field.text()).find();
  }

  static boolean isLocal(ReceivedText field) {
    return LOCAL.stream().anyMatch(p -> p.matcher(field.text()).find());
  }
}
