package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.verdict.Hit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits of docs/limits.md that a message reaches without its verdict saying so: a rule hits where
 * a message is at the limit, and the rule made for one more does not where it has one more.
 */
class LimitEdgesTest {

  @TempDir private Path noRules;

  /**
   * A limit and what shows it.
   *
   * @param limit as in docs/limits.md
   * @param rules for that many: lines of which one begins {@code TYPE EDGE}
   * @param message one with that many
   */
  record Edge(String limit, IntFunction<String> rules, IntFunction<String> message) {

    @Override
    public String toString() {
      return limit;
    }
  }

  private static final String PLAIN = "Content-Type: text/plain; charset=us-ascii\n\n";

  private static final String HTML = "Content-Type: text/html\n\n<html><body>";

  private static final String LINKED = "body EDGE eval:check_olemacro_redirect_uri()";

  static Stream<Edge> edges() {
    return Stream.of(ofParts(), ofTexts(), ofHtml(), ofLinks(), ofFields(), ofFiles())
        .flatMap(List::stream);
  }

  private static List<Edge> ofParts() {
    return List.of(
        new Edge(
            "message.HeaderBlock.MAX_STRAY_LINES",
            n -> "header EDGE exists:X-Edge",
            n -> "Subject: x\n" + "no field\n".repeat(n) + "X-Edge: x\n\nx\n"),
        new Edge(
            "message.MessageLimits.maxBlankLines",
            n -> "rawbody EDGE /a\\n\\n{" + n + "}b/",
            n -> part("a\n" + "\n".repeat(n) + "b\n")),
        new Edge(
            "message.MessageLimits.maxMultipartLineBytes",
            n -> "rawbody EDGE /^y{" + n + "}/",
            n -> part("y".repeat(n) + "\n")));
  }

  private static List<Edge> ofTexts() {
    return List.of(
        new Edge(
            "text.Paragraphs.MAX_PARAGRAPH_BYTES",
            n -> "body EDGE /^a y{" + (n - 2) + "}/",
            n -> PLAIN + "a " + "y".repeat(n - 2) + "\n"),
        new Edge(
            "text.Chunks.MAX_CHUNK_BYTES",
            n -> "rawbody EDGE /^y{" + (n - 1) + "}\\n\\z/",
            n -> PLAIN + "y".repeat(n - 1) + "\n"),
        new Edge(
            "text.Chunks.MIN_CHUNK_BYTES",
            n -> "rawbody EDGE /^y{" + (n - 1) + "}\\nz/",
            n -> PLAIN + "y".repeat(n - 1) + "\n" + "z".repeat(3_000) + "\n"),
        new Edge(
            "text.Chunks.MAX_OVERHANG_BYTES",
            n -> "rawbody_part_scan_size 100\nrawbody EDGE /y{" + (100 + n) + "}/",
            n -> PLAIN + "y".repeat(100 + n) + "\nz\n"),
        new Edge(
            "text.LazyTexts.MAX_OVERHANG_CHARS",
            n -> "body_part_scan_size 100\nbody EDGE /y{" + (100 + n) + "}/",
            n -> PLAIN + "y".repeat(100 + n) + "\nz\n"));
  }

  private static List<Edge> ofHtml() {
    return List.of(
        new Edge(
            "text.html.StyleStack.MAX_FONT_SIZE",
            n -> "body EDGE eval:html_range('max_size'," + (n - 1) + "," + n + ")",
            n -> HTML + "<font size=" + n + ">x"),
        new Edge(
            "text.html.EntityTable.MAX_NAME_CHARS",
            n -> "body EDGE /a[^&]{1,3}b/",
            n -> HTML + "a&" + (n == 8 ? "thetasym" : "thetasymm") + ";b"),
        new Edge(
            "text.html.EntityTable.MAX_PREFIX_CHARS",
            n -> "body EDGE /a[^&]{1,2} /",
            n -> HTML + "a&" + (n == 6 ? "frac12" : "upsilon") + " b"));
  }

  private static List<Edge> ofLinks() {
    return List.of(
        new Edge(
            "text.uri.TextUriScanner.MAX_PORT_DIGITS",
            n -> "uri EDGE /:8{" + n + "}/",
            n -> PLAIN + "see example.com:" + "8".repeat(n) + " there\n"),
        new Edge(
            "text.uri.HostNames.MAX_LABEL_CHARS",
            n -> "uri_detail EDGE domain =~ /./",
            n -> PLAIN + "http://" + "y".repeat(n) + ".com/\n"),
        new Edge(
            "text.uri.HostNames.MAX_NAME_CHARS",
            n -> "uri_detail EDGE domain =~ /./",
            n -> PLAIN + "http://" + host(n) + "/\n"));
  }

  private static List<Edge> ofFields() {
    return List.of(
        new Edge(
            "text.HostText.MAX_OCTET",
            n -> "header EDGE X-Address:ip =~ /192/",
            n -> "X-Address: 192.0.2." + n + "\n\nx\n"),
        new Edge(
            "relay.IpAddress.MAX_TEXT_CHARS",
            n -> "header EDGE X-Spam-Relays-Untrusted =~ /ip=2001/",
            n -> "Received: from a.example (a.example [IPv6:" + address(n) + "]) by b\n\nx\n"),
        new Edge(
            "eval.RecipientAddresses.MAX_RECEIVED_FIELDS",
            n -> "welcomelist_to joe@example.com\nheader EDGE eval:check_to_in_welcomelist()",
            n -> "Received: from a by b\n".repeat(n - 1) + received("x for <joe@example.com>; x")));
  }

  private static List<Edge> ofFiles() {
    return List.of(
        new Edge("olemacro_num_mime", n -> LINKED, n -> parts(n - 1)),
        new Edge("olemacro_num_zip", n -> LINKED, AttachedPackage::archived),
        new Edge("olemacro_zip_depth", n -> LINKED, AttachedPackage::nested),
        new Edge("olemacro_max_file", n -> LINKED, AttachedPackage::ofSize));
  }

  private static String parts(int before) {
    String empty = "--b\n" + AttachedPackage.ofParts(1);
    return "Content-Type: multipart/mixed; boundary=b\n\n"
        + empty.repeat(before)
        + "--b\n"
        + AttachedPackage.ofLinks(1)
        + "--b--\n";
  }

  private static String part(String content) {
    return "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + PLAIN + content + "--b--\n";
  }

  private static String received(String end) {
    return "Received: from a.example (a.example [192.0.2.1]) by b.example (Postfix) with ESMTP id "
        + end
        + "\n\nx\n";
  }

  private static String address(int chars) {
    String most = "2001:0db8:0000:0000:0000:0000:192.168.255.101";
    return "0".repeat(chars - most.length()) + most;
  }

  /** A host's name of so many chars, in labels of at most ten. */
  private static String host(int chars) {
    String end = ".com";
    StringBuilder name = new StringBuilder();
    IntStream.range(0, chars - end.length())
        .forEach(i -> name.append(i % 10 == 9 && i < chars - end.length() - 1 ? '.' : 'y'));
    return name + end;
  }

  @ParameterizedTest
  @MethodSource("edges")
  void isWhereThePageSays(Edge edge) throws IOException {
    int limit = value(edge.limit());
    assertThat(hits(edge, limit)).as("at %d", limit).isTrue();
    assertThat(hits(edge, limit + 1)).as("at %d", limit + 1).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {Hit.MAX_MATCHED_BYTES, Hit.MAX_MATCHED_BYTES + 1})
  void noMoreOfAMatchIsShown(int bytes) {
    assertThat(scan("body EDGE /y+/", PLAIN + "y".repeat(bytes) + "\n"))
        .extracting(hit -> hit.matched().length())
        .containsExactly(Hit.MAX_MATCHED_BYTES);
  }

  private boolean hits(Edge edge, int n) {
    return scan(edge.rules().apply(n), edge.message().apply(n)).stream()
        .anyMatch(hit -> hit.rule().text().equals("EDGE"));
  }

  private List<Hit> scan(String rules, String message) {
    ScannerBuilder builder = Scanner.builder().local(true).rules(noRules).site(noRules);
    builder.line("loadplugin Mail::SpamAssassin::Plugin::Check");
    builder.line("util_rb_tld com example");
    rules.lines().forEach(builder::line);
    Scanner scanner = builder.build();
    assertThat(scanner.problems()).isEmpty();
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    return scanner.scan(ScanRequest.of(octets)).verdict().hits();
  }

  private static int value(String limit) throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| `" + Pattern.quote(limit) + "` \\| ([0-9,]+) \\|");
    Matcher found = row.matcher(Files.readString(Path.of("../docs/limits.md")));
    assertThat(found.find()).as("a row for %s", limit).isTrue();
    return Integer.parseInt(found.group(1).replace(",", ""));
  }

  /** Each point is a star: {@code Tags.MAX_STARS}. */
  @ParameterizedTest
  @CsvSource({"49, 49", "50, 50", "51, 50"})
  void noMoreStarsAreShown(int points, int stars) {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .rules(noRules)
            .site(noRules)
            .line("body EDGE /x/")
            .line("score EDGE " + points)
            .line("clear_report_template")
            .line("report _STARS(*)_")
            .build();
    byte[] message = "\nx\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(scanner.scan(ScanRequest.of(message)).report().strip()).isEqualTo("*".repeat(stars));
  }
}
