package org.hamlet.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageParserTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/message");
  private static final MessageParser PARSER = new MessageParser();

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".eml"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void parsesAsSpamAssassinDoes(String name) throws IOException {
    ParsedMessage message = PARSER.parse(Files.readAllBytes(GOLDEN.resolve(name + ".eml")));
    List<String> expected = sorted(Files.readString(GOLDEN.resolve(name + ".parsed.txt")));
    assertEquals(String.join("\n", expected), String.join("\n", sorted(ParsedText.of(message))));
  }

  /** Every message that has LF alone, with CRLF: only what is pristine differs. */
  @ParameterizedTest
  @MethodSource("names")
  void lineEndsMakeNoDifference(String name) throws IOException {
    String lf = Files.readString(GOLDEN.resolve(name + ".eml"), ISO_8859_1);
    assumeTrue(lf.indexOf('\r') < 0, "has CR itself");
    String crlf = ParsedText.of(PARSER.parse(bytes(lf.replace("\n", "\r\n"))));
    assertEquals(contents(ParsedText.of(PARSER.parse(bytes(lf)))), contents(crlf));
    assertEquals(
        lf.isEmpty() || lf.indexOf('\n') < 0 ? "line end: \\n" : "line end: \\r\\n",
        crlf.lines().filter(line -> line.startsWith("line end: ")).findFirst().orElse(""));
  }

  private static String contents(String parsed) {
    return parsed
        .lines()
        .filter(line -> !line.startsWith("pristine ") && !line.startsWith("line end: "))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  @Test
  void partsAboveTheLimitAreLeftOut() {
    String parts = "--b\nX: y\n\nz\n".repeat(4);
    byte[] message = bytes("Content-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n");
    MessageLimits three = new MessageLimits(1_000, 256, 8_192, 9_999, 20, 2_048, 3, 20, 100);
    MessageLimits four = new MessageLimits(1_000, 256, 8_192, 9_999, 20, 2_048, 4, 20, 100);
    ParsedMessage cut = new MessageParser(three).parse(message);
    assertEquals(3, cut.leaves().size());
    assertTrue(cut.has(Defect.Kind.MIMEPART_LIMIT_EXCEEDED));
    ParsedMessage whole = new MessageParser(four).parse(message);
    assertEquals(4, whole.leaves().size());
    assertEquals(List.of(), whole.defects());
  }

  @Test
  void messageIsLookedAtUpToTheLimit() {
    MessageLimits limits = new MessageLimits(20, 256, 8_192, 9_999, 20, 2_048, 1_000, 20, 100);
    ParsedMessage whole = new MessageParser(limits).parse(bytes("Subject: a\n\n12345678"));
    assertEquals("12345678", whole.leaves().get(0).raw().text());
    assertEquals(List.of(), whole.limits());
    ParsedMessage cut = new MessageParser(limits).parse(bytes("Subject: a\n\n123456789"));
    assertEquals("12345678", cut.leaves().get(0).raw().text());
    assertEquals("maxMessageBytes", cut.limits().get(0).name().replaceAll(".*\\.", ""));
  }

  @Test
  void partsOfTheWholeMessageAreLimited() {
    String parts = "--b\nX: y\n\nz\n".repeat(4);
    MessageLimits limits = new MessageLimits(1_000, 256, 8_192, 9_999, 20, 2_048, 1_000, 20, 2);
    ParsedMessage cut =
        new MessageParser(limits)
            .parse(bytes("Content-Type: multipart/mixed; boundary=b\n\n" + parts));
    assertEquals(2, cut.leaves().size());
    assertTrue(cut.has(Defect.Kind.MIMEPART_LIMIT_EXCEEDED));
  }

  @Test
  void manyNestedPartsTakeLinearTime() {
    byte[] message = new byte[4 << 20];
    byte[] start = bytes("Content-Type: multipart/mixed; boundary=b\n\n");
    Arrays.fill(message, (byte) '\n');
    System.arraycopy(start, 0, message, 0, start.length);
    for (int i = start.length; i + 4 < message.length; i += 4) {
      message[i] = '-';
      message[i + 1] = '-';
      message[i + 2] = 'b';
    }
    assertTrue(PARSER.parse(message).leaves().size() <= 1_000);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void spacesBehindTheNameOfAPartTakeTimeInProportion() {
    String spaces = " ".repeat(500_000);
    String message =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: x/y; name=x"
            + spaces
            + "y\n\n--b--\n";
    Bytes parsed = Bytes.ofLatin1(message);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> new MessageParser(MessageLimits.DEFAULT).parse(parsed.toArray()));
  }
}
