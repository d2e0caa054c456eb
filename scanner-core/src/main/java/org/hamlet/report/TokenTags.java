package org.hamlet.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hamlet.verdict.TokenEvidence;
import org.hamlet.verdict.TokenEvidence.Token;

/**
 * The tags that tell what Bayes' tokens said: how many there were of each kind, and the strongest
 * in one of SpamAssassin's formats (4.0.1 behaviour, observed). All are empty when it was not
 * asked.
 *
 * @param evidence what they said
 * @param now for the age of a token
 */
record TokenTags(TokenEvidence evidence, Instant now) {

  private static final int DEFAULT_TOKENS = 5;

  /** A distance above this one is a plus in the short formats. */
  private static final long LARGEST_DIGIT = 9;

  /** The value of a tag; absent when it is none of these. */
  Optional<String> value(String name, String arguments) {
    return switch (name) {
      case "BAYESTC" -> count(all());
      case "BAYESTCLEARNED" -> count(all() - evidence.unknown());
      case "BAYESTCSPAMMY" -> count(evidence.spammy());
      case "BAYESTCHAMMY" -> count(evidence.hammy());
      case "TOKENSUMMARY" -> Optional.of(asked() ? summary() : "");
      case "SPAMMYTOKENS" -> Optional.of(tokens(arguments, Token::spammy));
      case "HAMMYTOKENS" -> Optional.of(tokens(arguments, token -> !token.spammy()));
      default -> Optional.empty();
    };
  }

  private int all() {
    return evidence.unknown() + evidence.neutral() + evidence.deciding().size();
  }

  private boolean asked() {
    return all() > 0;
  }

  private Optional<String> count(int tokens) {
    return Optional.of(asked() ? String.valueOf(tokens) : "");
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "Tokens: new, %d; hammy, %d; neutral, %d; spammy, %d.",
        evidence.unknown(),
        evidence.hammy(),
        evidence.neutral(),
        evidence.spammy());
  }

  private String tokens(String arguments, Predicate<Token> kind) {
    int comma = arguments.indexOf(',');
    String number = comma < 0 ? arguments : arguments.substring(0, comma);
    String format = comma < 0 ? "compact" : arguments.substring(comma + 1).strip();
    int most = number.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(number) : DEFAULT_TOKENS;
    return evidence.deciding().stream()
        .filter(kind)
        .limit(most)
        .map(token -> shown(token, format))
        .collect(Collectors.joining(", "));
  }

  private String shown(Token token, String format) {
    String digit = token.distance() > LARGEST_DIGIT ? "+" : String.valueOf(token.distance());
    return switch (format) {
      case "short" -> token.text();
      case "Short" -> "Token: \"" + token.text() + "\"";
      case "long" -> longForm(token);
      case "Long" -> longFormInWords(token);
      case "Compact" ->
          "Probability "
              + probability(token)
              + " -declassification distance "
              + digit
              + " (\"+\" means > 9) --token: \""
              + token.text()
              + "\"";
      default -> probability(token) + "-" + digit + "--" + token.text();
    };
  }

  private String longForm(Token token) {
    return probability(token)
        + "-"
        + token.distance()
        + "--"
        + token.ham()
        + "h-"
        + token.spam()
        + "s--"
        + days(token)
        + "d--"
        + token.text();
  }

  private String longFormInWords(Token token) {
    return "Probability "
        + probability(token)
        + " -declassification distance "
        + token.distance()
        + " --in "
        + token.ham()
        + " ham messages -and "
        + token.spam()
        + " spam messages --"
        + days(token)
        + " days old--token:\""
        + token.text()
        + "\"";
  }

  private static String probability(Token token) {
    return String.format(Locale.ROOT, "%.3f", token.probability());
  }

  private long days(Token token) {
    return Duration.between(Instant.ofEpochSecond(token.seconds()), now).toDays();
  }
}
