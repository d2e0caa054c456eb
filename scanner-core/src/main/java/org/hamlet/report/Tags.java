package org.hamlet.report;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.message.Bytes;
import org.hamlet.relay.Relay;
import org.hamlet.relay.RelayLine;
import org.hamlet.rule.Settings;
import org.hamlet.text.HeaderSelector;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Verdict;

/** The values of all tags for one message, as SpamAssassin 4.0.1 has them. */
final class Tags {

  static final int MAX_STARS = 50;

  private static final String EXTRACTED = "EXTRACTTEXT";

  /** Tags that are known but have no value unless a rule sets one. */
  private static final Set<String> EMPTY_UNLESS_SET =
      Set.of(
          "LANGUAGES",
          "RBL",
          "DKIMIDENTITY",
          "DKIMDOMAIN",
          "DKIMSELECTOR",
          "DCCB",
          "DCCR",
          "DCCREP",
          "PYZOR",
          "ASN",
          "ASNCIDR",
          "AWL",
          "AWLMEAN",
          "AWLCOUNT",
          "AWLPRESCORE",
          "AUTOLEARNSCORE",
          "EXTRACTTEXTWORDS",
          "EXTRACTTEXTCHARS",
          "EXTRACTTEXTTOOLS",
          "EXTRACTTEXTTYPES",
          "EXTRACTTEXTEXTENSIONS",
          "EXTRACTTEXTFLAGS",
          "EXTRACTTEXTURIS");

  private final ReportInput input;
  private final Settings settings;
  private final ReportSurroundings surroundings;
  private final boolean insideAddedHeader;

  Tags(ReportInput input, Settings settings, ReportSurroundings surroundings) {
    this(input, settings, surroundings, false);
  }

  private Tags(
      ReportInput input,
      Settings settings,
      ReportSurroundings surroundings,
      boolean insideAddedHeader) {
    this.input = input;
    this.settings = settings;
    this.surroundings = surroundings;
    this.insideAddedHeader = insideAddedHeader;
  }

  /** The template with its tags replaced. */
  String expand(String template) {
    return TagExpander.expand(template, this::value);
  }

  private Optional<String> value(String name, Optional<String> given) {
    String arguments = given.orElse("");
    return (given.isPresent() ? addedHeaders(name) : Optional.<String>empty())
        .or(() -> value(name, arguments));
  }

  private Optional<String> value(String name, String arguments) {
    return verdictTag(name, arguments)
        .or(() -> surroundingTag(name))
        .or(() -> messageTag(name, arguments))
        .or(() -> tokenTag(name, arguments))
        .or(() -> PdfTags.value(name, input, settings))
        .or(() -> LanguageTags.value(name, input, settings))
        .or(() -> AsnTags.value(name, input, settings))
        .or(() -> extractedTag(name))
        .or(() -> Optional.ofNullable(input.verdict().tags().get(name)))
        .or(() -> EMPTY_UNLESS_SET.contains(name) ? Optional.of("") : Optional.empty());
  }

  private Optional<String> verdictTag(String name, String arguments) {
    Verdict verdict = input.verdict();
    String value =
        switch (name) {
          case "YESNO" -> yesNo(arguments, "Yes", "No");
          case "YESNOCAPS" -> upper(yesNo(arguments, "YES", "NO"));
          case "SCORE", "HITS" -> padded(ScoreText.score(verdict), arguments);
          case "REQD" -> ScoreText.oneDecimal(verdict.required());
          case "STARS" -> stars(arguments.isEmpty() ? "*" : arguments);
          case "AUTOLEARN" -> autolearn(verdict);
          case "TESTS" -> TestLists.tests(verdict, arguments);
          case "TESTSSCORES" -> TestLists.testsWithScores(verdict, arguments);
          case "SUBTESTS" -> TestLists.subTests(verdict, arguments);
          case "SUBTESTSCOLLAPSED" -> TestLists.subTestsCollapsed(verdict, arguments);
          case "SUMMARY" -> ruleLines().summary();
          case "REPORT" -> ruleLines().report();
          case "SUBJPREFIX" -> Rewriting.prefix(settings, verdict);
          case "BAYES" -> verdict.tags().getOrDefault("BAYES", "0.5");
          case "TIMING" -> TestLists.timing(verdict);
          default -> null;
        };
    return Optional.ofNullable(value);
  }

  private Optional<String> surroundingTag(String name) {
    String value =
        switch (name) {
          case "VERSION" -> ReportSurroundings.version(settings);
          case "SUBVERSION" -> surroundings.subversion();
          case "RULESVERSION" -> String.join(",", settings.rulesVersions());
          case "HOSTNAME" -> hostname();
          case "CONTACTADDRESS" -> settings.text("report_contact");
          case "DATE" -> WrappedMessage.date(ZonedDateTime.now(surroundings.clock()));
          case "REMOTEHOSTNAME" -> "localhost";
          case "REMOTEHOSTADDR" -> "127.0.0.1";
          default -> null;
        };
    return Optional.ofNullable(value);
  }

  private Optional<String> messageTag(String name, String arguments) {
    return switch (name) {
      case "PREVIEW" -> Optional.of(Preview.of(input.texts().body(), width()));
      case "HEADER" -> Optional.of(header(arguments));
      case "SENDERDOMAIN" -> domains("EnvelopeFrom:addr");
      case "AUTHORDOMAIN" -> domains("From:addr");
      case "RELAYSTRUSTED" -> Optional.of(RelayLine.of(input.relays().trusted()));
      case "RELAYSUNTRUSTED" -> Optional.of(RelayLine.of(input.relays().untrusted()));
      case "RELAYSINTERNAL" -> Optional.of(RelayLine.of(input.relays().internal()));
      case "RELAYSEXTERNAL" -> Optional.of(RelayLine.of(input.relays().external()));
      case "RELAYCOUNTRY" -> field("X-Relay-Countries");
      case "RELAYCOUNTRYEXT" -> field("X-Relay-Countries-External");
      case "RELAYCOUNTRYALL" -> field("X-Relay-Countries-All");
      case "RELAYCOUNTRYAUTH" -> field("X-Relay-Countries-Auth");
      case "FIRSTTRUSTEDIP" -> Optional.of(firstTrusted().map(Relay::ip).orElse(""));
      case "FIRSTTRUSTEDREVIP" -> Optional.of(firstTrusted().map(r -> reversed(r.ip())).orElse(""));
      case "LASTEXTERNALIP" -> Optional.of(lastExternal().map(Relay::ip).orElse(""));
      case "LASTEXTERNALREVIP" -> Optional.of(lastExternal().map(r -> reversed(r.ip())).orElse(""));
      case "LASTEXTERNALRDNS" -> Optional.of(lastExternal().map(Relay::rdns).orElse(""));
      case "LASTEXTERNALHELO" -> Optional.of(lastExternal().map(Relay::helo).orElse(""));
      default -> Optional.empty();
    };
  }

  private Optional<String> extractedTag(String name) {
    return name.startsWith(EXTRACTED)
        ? input.texts().attachments().extraction().fact(name.substring(EXTRACTED.length()))
        : Optional.empty();
  }

  private Optional<String> tokenTag(String name, String arguments) {
    return new TokenTags(input.tokens(), surroundings.clock().instant()).value(name, arguments);
  }

  private String yesNo(String arguments, String yes, String no) {
    if (arguments.isEmpty()) {
      return input.verdict().spam() ? yes : no;
    }
    int comma = arguments.indexOf(',');
    String ifYes = comma < 0 ? arguments : arguments.substring(0, comma);
    String ifNo = comma < 0 ? no : arguments.substring(comma + 1);
    return input.verdict().spam() ? ifYes : ifNo;
  }

  private static String upper(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c)));
    return out.toString();
  }

  /** Widens the score by as many zeros or spaces as the argument has, over three characters. */
  private static String padded(String score, String padding) {
    boolean zeros = padding.chars().allMatch(c -> c == '0');
    if (padding.isEmpty() || !(zeros || padding.isBlank())) {
      return score;
    }
    int missing = padding.length() + 3 - score.length();
    return (zeros ? "0" : " ").repeat(Math.max(0, missing)) + score;
  }

  private String stars(String star) {
    double score = Math.max(0, Math.min(MAX_STARS, input.verdict().score()));
    return star.repeat((int) score);
  }

  private static String autolearn(Verdict verdict) {
    String outcome = verdict.autolearn().text();
    if (verdict.autolearn() == Autolearn.DISABLED) {
      return outcome;
    }
    String forced = verdict.tags().getOrDefault("AUTOLEARNFORCE", "");
    return outcome + " autolearn_force=" + (forced.isEmpty() ? "no" : "yes (" + forced + ")");
  }

  private RuleLines ruleLines() {
    return new RuleLines(input.verdict().hits(), width());
  }

  private int width() {
    return (int) settings.number("report_wrap_width");
  }

  private String hostname() {
    String configured = settings.text("report_hostname");
    return configured.isEmpty() ? surroundings.hostname() : configured;
  }

  /**
   * The fields for this message, for ham or for spam, if the tag is one for them. Compat: only with
   * parentheses, whatever is in them. A template that names itself this way would never end: one
   * level is enough.
   */
  private Optional<String> addedHeaders(String name) {
    return switch (name) {
      case "ADDEDHEADER" -> Optional.of(addedHeaders(input.verdict().spam()));
      case "ADDEDHEADERHAM" -> Optional.of(addedHeaders(false));
      case "ADDEDHEADERSPAM" -> Optional.of(addedHeaders(true));
      default -> Optional.empty();
    };
  }

  private String addedHeaders(boolean spam) {
    if (insideAddedHeader) {
      return "";
    }
    Tags inner = new Tags(input, settings, surroundings, true);
    return new HeaderLines(settings, inner)
        .lines(spam).stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The value of a pseudo field that RelayCountry gives. */
  private Optional<String> field(String name) {
    if (!settings.isLoaded("RelayCountry")) {
      return Optional.empty();
    }
    return input.texts().headers().value(HeaderSelector.parse(name)).map(Bytes::text);
  }

  private String header(String selector) {
    try {
      HeaderSelector parsed = HeaderSelector.parse(selector);
      return input.texts().headers().value(parsed).map(Bytes::text).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The domains of a field's addresses; absent when it has none. */
  private Optional<String> domains(String selector) {
    String all =
        input.texts().headers().values(HeaderSelector.parse(selector)).stream()
            .map(Bytes::text)
            .filter(address -> address.indexOf('@') >= 0)
            .map(address -> address.substring(address.lastIndexOf('@') + 1))
            .map(domain -> domain.toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private Optional<Relay> firstTrusted() {
    List<Relay> trusted = input.relays().trusted();
    return trusted.isEmpty() ? Optional.empty() : Optional.of(trusted.get(trusted.size() - 1));
  }

  private Optional<Relay> lastExternal() {
    return input.relays().external().stream().findFirst();
  }

  /** The form used in DNS lists; an IPv6 address stays as it is. */
  private static String reversed(String ip) {
    List<String> octets = new ArrayList<>(List.of(ip.split("\\.", -1)));
    if (octets.size() != 4) {
      return ip;
    }
    Collections.reverse(octets);
    return String.join(".", octets);
  }
}
