package org.hamlet.relay;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is tried when no shape fits: the first address in brackets wherever it stands, the word
 * after "by", and a HELO if there is a sign of one. Stateless.
 */
final class LastResort {

  private static final Pattern ADDRESS = Pattern.compile("\\[([0-9A-Za-z:.]{2,50})\\]");
  private static final Pattern BY = Pattern.compile(" by (\\S*+)");
  private static final Pattern HELO =
      Pattern.compile("\\b(?:(?:HELO|EHLO) |helo=)([-A-Za-z0-9._!]++)");
  private static final Pattern FIRST_WORD = Pattern.compile("^from (\\S++) ");

  private LastResort() {}

  static Optional<HopParts> read(ReceivedText field) {
    Matcher by = BY.matcher(field.text());
    Optional<String> ip = address(field);
    if (ip.isEmpty() || !by.find()) {
      return Optional.empty();
    }
    String helo = first(HELO, field).or(() -> first(FIRST_WORD, field)).orElse("");
    return Optional.of(new HopParts(ip.get(), "", helo, by.group(1), "", Set.of()));
  }

  private static Optional<String> address(ReceivedText field) {
    return ADDRESS
        .matcher(field.text())
        .results()
        .flatMap(m -> HopParts.address(m.group(1)).stream())
        .findFirst();
  }

  private static Optional<String> first(Pattern pattern, ReceivedText field) {
    Matcher matcher = pattern.matcher(field.text());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
