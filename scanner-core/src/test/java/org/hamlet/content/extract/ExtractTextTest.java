package org.hamlet.content.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that make text of attached files, with what SpamAssassin 4.0.1 said of such ones.
 *
 * <p>Programs have {@link ExtractOptions#timeout} each and {@link ExtractOptions#timeoutOfAll}.
 */
class ExtractTextTest {

  @TempDir private Path folder;

  private Scanner scanner;

  @BeforeEach
  void configure() throws IOException {
    ScannerBuilder builder = Scanner.builder().local(true);
    Stream.of(
            "loadplugin Mail::SpamAssassin::Plugin::ExtractText",
            "util_rb_tld com example",
            "extracttext_timeout 1 2",
            external("upper", "{FOO=bar}", "echo \"tool says $# $FOO\"\ntr a-z A-Z < \"$1\"\n"),
            "extracttext_use upper .up .both application/x-up text/x-up",
            external("link", "", "echo noise >&2; echo 'see http://found.example.com/x'\n"),
            "extracttext_use link .both application/x-(?:err|orr)",
            external("empty", "", "exit 0\n"),
            "extracttext_use empty .empty",
            external("fail", "", "echo partial; exit 3\n"),
            "extracttext_use fail .fail",
            external("slow", "", "echo before; sleep 30\n"),
            "extracttext_use slow .slow",
            external("endless", "", "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done\n"),
            "extracttext_use endless .endless",
            "extracttext_external missing /nonexistent/tool {}",
            "extracttext_use missing .missing",
            "body TEXT /TOOLCONTENT/",
            "rawbody RAW /TOOLCONTENT/",
            "uri LINK /found\\.example/",
            "header FIELD exists:X-ExtractText-Flags",
            "header NO_TEXT X-ExtractText-Flags =~ /^NoText$/",
            "clear_headers",
            "add_header all Facts _EXTRACTTEXTCHARS_|_EXTRACTTEXTWORDS_|_EXTRACTTEXTTOOLS_"
                + "|_EXTRACTTEXTTYPES_|_EXTRACTTEXTEXTENSIONS_|_EXTRACTTEXTFLAGS_|")
        .forEach(builder::line);
    scanner = builder.build();
    assertThat(scanner.problems()).isEmpty();
  }

  private String external(String name, String variables, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return "extracttext_external " + name + " " + variables + " " + file + " {}";
  }

  @Test
  void theTextIsReadByBodyRulesAndItsLinksAreFound() {
    String part = part("a.up", "application/octet-stream", "toolcontent here");
    assertThat(hits(part)).isEqualTo("FIELD,TEXT");
    assertThat(facts(part)).isEqualTo("32|5|upper|application/octet-stream|up||");
    assertThat(hits(part("b", "application/x-orr", "x"))).isEqualTo("FIELD,LINK");
  }

  @Test
  void ofSeveralProgramsTheLastThatHasTextCounts() {
    assertThat(hits(part("a.both", "application/x", "toolcontent"))).isEqualTo("FIELD,LINK");
    assertThat(facts(part("a.both", "application/x", "y")))
        .startsWith("48|")
        .contains("|upper link|application/x|both||");
  }

  @Test
  void partsOfTextAreLeftAlone() {
    assertThat(hits(part("a.up", "text/plain", "toolcontent"))).isEmpty();
    assertThat(hits(part("a.up", "text/x-up", "toolcontent"))).isEmpty();
    assertThat(facts(part("a.zzz", "application/x", "toolcontent"))).isEqualTo("||||||");
  }

  @Test
  void noTextIsSaid() {
    assertThat(hits(part("a.empty", "application/x", "x"))).isEqualTo("FIELD,NO_TEXT");
    assertThat(facts(part("a.empty", "application/x", "x")))
        .isEqualTo("0|0|empty|application/x|empty|NoText|");
  }

  @Test
  void aProgramThatFailsCountsAsNotRun() {
    assertThat(hits(part("a.fail", "application/x", "x"))).isEmpty();
    assertThat(hits(part("a.missing", "application/x", "x"))).isEmpty();
  }

  @Test
  void aProgramThatHangsIsEnded() {
    assertThat(hits(part("a.slow", "application/x", "x"))).isEqualTo("FIELD,NO_TEXT");
  }

  @Test
  void allProgramsOfOneMessageHaveALimitOfTime() {
    Verdict verdict = scan(part("a.slow", "application/x", "x").repeat(3));
    assertThat(verdict.limits())
        .contains(LimitReached.of(ExtractOptions.class, "timeoutOfAll", 2, "s"));
  }

  @Test
  void outputBeyondTheLimitIsCut() {
    Verdict verdict = scan(part("a.endless", "application/x", "x"));
    assertThat(verdict.limits())
        .contains(
            LimitReached.of(ToolRun.class, "MAX_OUTPUT_BYTES", ToolRun.MAX_OUTPUT_BYTES, "bytes"));
  }

  @Test
  void badLinesAreProblems() {
    Scanner bad =
        Scanner.builder()
            .local(true)
            .line("extracttext_external alone")
            .line("extracttext_use tool application/(x")
            .build();
    assertThat(bad.problems().stream().map(LintProblem::toString)).hasSize(2);
  }

  @Test
  void aPatternThatTakesTooLongOnANameFitsNoFile() {
    Scanner costly =
        Scanner.builder()
            .local(true)
            .line("loadplugin Mail::SpamAssassin::Plugin::ExtractText")
            .line("extracttext_external cat /bin/cat {}")
            .line("extracttext_use cat (.+)(.+)\\1\\2b")
            .line("body FOUND /attached words/")
            .build();
    byte[] message = message(part("a".repeat(3_000) + "cb", "application/x", "attached words"));
    assertThat(costly.problems()).isEmpty();
    long begin = System.nanoTime();
    Verdict verdict = costly.scan(ScanRequest.of(message)).verdict();
    assertThat(verdict.hits()).isEmpty();
    assertThat(verdict.limits())
        .containsExactly(new LimitReached("rule.ExtractTools.PER_NAME", "100 ms"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }

  private String hits(String parts) {
    return scan(parts).hits().stream()
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private Verdict scan(String parts) {
    return scanner.scan(ScanRequest.of(message(parts))).verdict();
  }

  private String facts(String parts) {
    byte[] marked = scanner.scan(ScanRequest.of(message(parts))).markedMessage();
    return new String(marked, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.startsWith("X-Spam-Facts: "))
        .findFirst()
        .orElseThrow()
        .substring("X-Spam-Facts: ".length());
  }

  private static byte[] message(String parts) {
    String text =
        "Subject: s\nContent-Type: multipart/mixed; boundary=\"B\"\n\n" + parts + "--B--\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String part(String name, String type, String content) {
    return "--B\nContent-Type: " + type + "; name=\"" + name + "\"\n\n" + content + "\n";
  }
}
