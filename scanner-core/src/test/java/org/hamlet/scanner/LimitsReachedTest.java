package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.verdict.LimitReached;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each limit that docs/limits.md says is noted in the verdict: a message at the limit does not
 * reach it, one with one more does.
 */
class LimitsReachedTest {

  private static final Pattern IN_VERDICT =
      Pattern.compile("(?m)^\\| `([^`]+)` \\|.*\\| [^|]*verdict[^|]* \\|$");

  /** Those that need time or a network and are tested where these can be had. */
  private static final Set<String> TESTED_ELSEWHERE =
      Set.of(
          "eval.AccessMap.MAX_FILE_BYTES",
          "eval.PhishingFeeds.MAX_ADDRESSES",
          "eval.net.AskTemplate.MAX_NAMES",
          "eval.net.MailAddresses.MAX_ADDRESSES",
          "eval.net.NameServerAddresses.MAX_ADDRESSES",
          "eval.net.NameServerAddresses.MAX_SERVERS",
          "eval.TextPattern.MAX_CAPTURED",
          "eval.net.SenderHosts.MAX_HOSTS",
          "eval.net.SigningPractices.MAX_DOMAINS",
          "eval.net.SpfHeaders.MAX_FIELDS",
          "digest.IxHash.MAX_BODY_BYTES",
          "digest.razor.LinkedHosts.MAX_HOSTS",
          "digest.razor.RazorSignatures.MAX_PARTS",
          "net.razor.RazorVerdict.MAX_SIGNATURES",
          "digest.pyzor.PyzorDigest.MAX_MESSAGE_BYTES",
          "time_limit",
          "rbl_timeout",
          "engine.Arrivals.MAX_IN_TURN",
          "uridnsbl_max_domains",
          "engine.FrugalEffort.MAX_STEPS",
          "engine.QuestionShares.MAX_PERCENT",
          "engine.ScanNetwork.MAX_LIST_QUESTIONS",
          "engine.ScanNetwork.MAX_QUESTIONS",
          "net.resolver.AnswerReader.MAX_ALIASES",
          "net.resolver.AnswerReader.MAX_RECORDS",
          "net.dkim.DkimCheck.MAX_FIELDS",
          "net.dkim.DkimCheck.MAX_SIGNATURES",
          "net.lists.SilentRun.ALONE_REST",
          "net.lists.SilentRun.SILENT_AFTER",
          "net.lists.ZoneRecord.TRIAL",
          "net.razor.Conversation.MAX_LINES",
          "net.razor.Conversation.MAX_LINE_BYTES",
          "net.service.ServiceCalls.MAX_WAITING",
          "pyzor_timeout",
          "razor_timeout",
          "engine.HitCollector.MAX_TIMEOUTS_NAMED",
          "content.extract.ExtractOptions.timeoutOfAll",
          "content.extract.ToolRun.MAX_OUTPUT_BYTES",
          "rule.ExtractTools.PER_NAME",
          "rule.OfficeTests.PER_DOCUMENT",
          "rule.OfficeTests.PER_NAME",
          "regex.MatchLimits.perMatch",
          "regex.PatternSource.MAX_PATTERN_CHARS",
          "regex.LookBehind.MAX_VARIANTS",
          "regex.LookBehind.MAX_WIDTH_BYTES",
          "spamd.server.ServerOptions.timeoutChild");

  private static final String HEAD = "Content-Type: application/octet-stream\n\n";

  private static final String HTML = "Content-Type: text/html\n\n";

  /** Value of a header field that is not cut. */
  private static final int FIELD_CHARS = 2_000;

  private static final Scanner SCANNER = scanner();

  private static Scanner scanner() {
    ScannerBuilder builder = Scanner.builder().local(true);
    Stream.of(
            "util_rb_tld com",
            "header ALL_SEEN ALL =~ /x/",
            "body SEEN /nothing/",
            "uri LINKED /nothing/",
            "full WORDS /(?<WORD>w\\d+w)/",
            "tflags WORDS multiple",
            "full DEEP /\\nz(?:a.|a)*c/s",
            "hamlet_captured_tags 1",
            "body USES /%{WORD}/",
            "header SIMILAR eval:similar_recipients('0.5','undef')",
            "header NOTED eval:check_authres_result('spf','pass')",
            "header ACCESS eval:check_access_database('src/test/resources/golden/scans/access')",
            "header SHIFTED eval:check_for_shifted_date('3','6')",
            "header HOTMAIL eval:check_for_forged_hotmail_received_headers()",
            "body DIFFERENT eval:multipart_alternative_difference('50','100')",
            "welcomelist_bounce_relays mail.example.com",
            "body MACRO eval:check_olemacro()",
            "body PDF eval:pdf_image_count(0)",
            "body BOUNCE eval:check_welcomelist_bounce_relays()")
        .forEach(builder::line);
    return builder.build();
  }

  /**
   * A limit and the messages for it.
   *
   * @param value as the verdict tells it
   * @param at the limit
   * @param message one with that many
   */
  record Case(String name, String value, int at, IntFunction<String> message) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(ofMessages(), ofContent(), ofTexts(), ofEvals()).flatMap(List::stream);
  }

  private static List<Case> ofMessages() {
    return List.of(
        one(
            "message.MessageLimits.maxHeaderNameBytes",
            "256 bytes",
            n -> "x".repeat(n) + ": y\n\n"),
        one(
            "message.MessageLimits.maxHeaderValueBytes",
            "8192 bytes",
            n -> "Subject:" + "x".repeat(n - 1) + "\n\n"),
        one("message.MessageLimits.maxHeaderBytes", "1048576 bytes", n -> fields("X", 4, n) + "\n"),
        one(
            "message.MessageLimits.maxMessageBytes",
            "8388608 bytes",
            n -> HEAD + "x".repeat(n - HEAD.length() - 1) + "\n"),
        one(
            "message.MessageLimits.maxPartsPerMultipart",
            "1000 parts",
            LimitsReachedTest::multipart),
        one("message.MessageLimits.maxParts", "10000 parts", LimitsReachedTest::multiparts),
        one("message.MessageLimits.maxDepth", "20 levels", LimitsReachedTest::nested),
        one(
            "relay.RelayParser.MAX_RECEIVED_FIELDS",
            "200 fields",
            n -> "Received: from a by b\n".repeat(n) + "\nx\n"),
        one(
            "relay.ReceivedText.MAX_CHARS",
            "2048 chars",
            n -> "Received:" + "x".repeat(n) + "\n\nx\n"));
  }

  private static List<Case> ofContent() {
    int part = 2_097_152;
    return List.of(
        one(
            "content.pdf.PdfReader.MAX_IMAGES",
            "1000 images",
            n -> pdf("/Image/Width 1/Height 1\n".repeat(n))),
        one(
            "content.pdf.PdfReader.MAX_VALUES",
            "100 values of a property",
            n -> pdf("/Author (x)\n".repeat(n))),
        one("content.office.ZipArchive.MAX_ENTRIES", "5000 files", AttachedPackage::ofParts),
        one(
            "content.office.ZipArchive.MAX_FILE_BYTES",
            part + " bytes",
            n -> AttachedPackage.ofBytes(n, n)),
        one("content.office.OfficeScan.MAX_TARGETS", "1000 addresses", AttachedPackage::ofLinks),
        one(
            "content.office.OfficeScan.MAX_UNPACKED_BYTES",
            "16777216 bytes",
            n -> AttachedPackage.ofBytes(n, part)),
        one(
            "content.office.OfficeScan.MAX_PACKED_BYTES",
            "8388608 bytes",
            AttachedPackage::ofSharedBytes));
  }

  private static String pdf(String lines) {
    return "Content-Type: application/pdf; name=\"a.pdf\"\n\n%PDF-1.4\n" + lines;
  }

  private static List<Case> ofTexts() {
    return List.of(
        one("text.PseudoFields.MAX_ALL_CHARS", "65536 chars", n -> fields("X", 4, n) + "\n"),
        html("HtmlLimits.maxChars", "4194304 chars", n -> "x".repeat(n)),
        html("HtmlLimits.maxTags", "200000 tags", n -> "<b>".repeat(n)),
        html("HtmlLimits.maxNesting", "1000 nested elements", n -> "<p>".repeat(n)),
        html("HtmlLimits.maxAttributes", "500 attributes", n -> "<b" + " a=1".repeat(n) + ">"),
        html("HtmlLimits.maxAttributeChars", "65536 chars", n -> "<b a='" + "x".repeat(n) + "'>"),
        html("HtmlLimits.maxLinks", "10000 links", n -> "<img src=x>".repeat(n)),
        html("HtmlLimits.maxDistinctTags", "5000 tag names", n -> numbered(n, "<x%d>")),
        html(
            "HtmlLimits.maxMarkedSections",
            "100 nested sections",
            n -> "<![INCLUDE[".repeat(n) + "x"),
        html(
            "HtmlLimits.maxDeclarationChars",
            "500 chars",
            n -> "<!doctype " + "x".repeat(n - "<!doctype ".length()) + ">"),
        one("text.uri.UriLimits.maxUris", "10000 URIs", LimitsReachedTest::images),
        one(
            "text.uri.UriLimits.maxUriBytes",
            "8192 bytes",
            n -> HTML + "<img src='http://" + "x".repeat(n - 7) + "'>"),
        one("text.uri.UriForms.MAX_FORMS", "100 forms", LimitsReachedTest::redirects),
        one(
            "text.uri.DkimUris.MAX_SIGNATURES",
            "100 signatures",
            n -> "DKIM-Signature: d=example.com\n".repeat(n) + "\nx\n"));
  }

  private static List<Case> ofEvals() {
    return List.of(
        one(
            "engine.CapturedTags.MAX_VALUES_PER_TAG",
            "100 values",
            n -> "\n" + numbered(n, "w%dw ")),
        one(
            "regex.Trail.MAX_STACK_ENTRIES",
            "524288 choices in rule DEEP",
            n -> "\nz" + "aa".repeat(n) + "c\n"),
        one(
            "eval.AlternativeEvals.MAX_WORDS",
            "100000 words",
            n ->
                "Content-Type: multipart/alternative; boundary=b\n\n"
                    + "--b\nContent-Type: text/html\n\n"
                    + "ab \n".repeat(n)
                    + "--b--\n"),
        one(
            "eval.AccessDbEval.MAX_SENDERS",
            "20 senders",
            n -> "From: " + numbered(n, "a%d@example.com,") + "\n\nx\n"),
        one("eval.RecipientEvals.MAX_RECIPIENTS", "256 addresses", LimitsReachedTest::recipients),
        one(
            "eval.DateEvals.MAX_RECEIVED_FIELDS",
            "100 fields",
            n -> "Received: from a by b\n".repeat(n) + "\nx\n"),
        one("eval.MailDate.MAX_CHARS", "998 chars", n -> "Date:" + "x".repeat(n) + "\n\nx\n"),
        one(
            "eval.ForgedReceivedEvals.MAX_RECEIVED_CHARS",
            "100000 chars",
            n -> fields("Received", 1, n) + "\nx\n"),
        one(
            "eval.AuthResEvals.MAX_FIELDS",
            "20 fields",
            n -> "Authentication-Results: mx.example.com; spf=pass\n".repeat(n) + "\nx\n"),
        one("eval.VBounceEvals.MAX_BODY_BYTES", "500000 bytes", n -> "\n" + "x".repeat(n)));
  }

  private static Case one(String name, String value, IntFunction<String> message) {
    return new Case(name, value, Integer.parseInt(value.split(" ")[0]), message);
  }

  private static Case html(String name, String value, IntFunction<String> html) {
    return one("text.html." + name, value, n -> HTML + html.apply(n));
  }

  private static String numbered(int count, String format) {
    return IntStream.range(0, count)
        .mapToObj(i -> format.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static String multipart(int parts) {
    return "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(parts) + "--b--\n";
  }

  /** Twelve multiparts, themselves parts, with as many parts in all. */
  private static String multiparts(int parts) {
    StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=a\n\n");
    int left = parts;
    for (int i = 0; left > 0; i++) {
      int here = Math.min(left - 1, 900);
      String inner = "Content-Type: multipart/mixed; boundary=b" + i + "\n\n";
      text.append("--a\n").append(inner);
      text.append(("--b" + i + "\n\nx\n").repeat(here)).append("--b" + i + "--\n");
      left -= here + 1;
    }
    return text.append("--a--\n").toString();
  }

  private static String nested(int levels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b" + i + "b\n\n--b" + i + "b\n");
    }
    return text.toString();
  }

  /**
   * Header fields that texts take for so many chars.
   *
   * @param overhead chars of each beside its value
   */
  private static String fields(String name, int overhead, int chars) {
    StringBuilder text = new StringBuilder();
    int left = chars;
    while (left > 0) {
      int here = left < 2 * FIELD_CHARS ? left : FIELD_CHARS;
      text.append(name).append(": ").append("x".repeat(here - overhead)).append('\n');
      left -= here;
    }
    return text.toString();
  }

  /** One URI inside another, each a form of the outermost. */
  private static String redirects(int forms) {
    return "\n" + numbered(forms, "http://a.com/%d") + "\n";
  }

  /** Two parts, since links of one part have a limit of their own. */
  private static String images(int uris) {
    String html = "--b\n" + HTML + numbered(uris / 2, "<img src=http://a%d.com>\n") + "\n";
    String rest = "--b\n" + HTML + numbered(uris - uris / 2, "<img src=http://b%d.com>\n") + "\n";
    return "Content-Type: multipart/mixed; boundary=b\n\n" + html + rest + "--b--\n";
  }

  private static String recipients(int count) {
    return "To: "
        + "a@b.com,".repeat(count / 2)
        + "\nCc: "
        + "c@d.com,".repeat(count - count / 2)
        + "\n\nx\n";
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReachedByOneMoreOnly(Case limit) {
    LimitReached told = new LimitReached(limit.name(), limit.value());
    assertThat(limits(limit.message().apply(limit.at()))).doesNotContain(told);
    assertThat(limits(limit.message().apply(limit.at() + 1))).containsOnlyOnce(told);
  }

  @Test
  void everyLimitNotedInTheVerdictIsTested() throws IOException {
    Set<String> noted = new TreeSet<>();
    String page = Files.readString(Path.of("../docs/limits.md"));
    IN_VERDICT.matcher(page).results().forEach(row -> noted.add(row.group(1)));
    noted.removeAll(TESTED_ELSEWHERE);
    assertThat(cases().map(Case::name)).containsExactlyInAnyOrderElementsOf(noted);
  }

  private static List<LimitReached> limits(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
    return SCANNER.scan(ScanRequest.of(bytes)).verdict().limits();
  }
}
