package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnmarkedMessageTest {

  /** Marks that do not keep what they replace: the rest of a fold, a prefix without a copy. */
  private static final Set<String> LOSSY =
      Set.of(
          "rewrite-subject-encoded",
          "rewrite-subject-begins-with-fold",
          "subjprefix-ham",
          "every-tag-ham");

  /** Each folder holds a message that no scan had marked, and what it became. */
  static Stream<Path> recorded() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/report"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("marked.eml")))
          .filter(folder -> !text(folder.resolve("message.eml")).contains("X-Spam-"))
          .filter(folder -> !LOSSY.contains(folder.getFileName().toString()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void thereAreRecordings() throws IOException {
    assertThat(recorded()).hasSizeGreaterThan(50);
  }

  /** As far as learning looks: every field but the marks, and the body. */
  @ParameterizedTest
  @MethodSource("recorded")
  void isAsBeforeItWasMarked(Path folder) throws IOException {
    ParsedMessage before = parsed(Files.readAllBytes(folder.resolve("message.eml")));
    byte[] marked = Files.readAllBytes(folder.resolve("marked.eml"));
    ParsedMessage after = parsed(UnmarkedMessage.original(marked));
    assertThat(fields(after)).containsExactlyInAnyOrderElementsOf(fields(before));
    assertThat(after.pristineBody().text()).isEqualTo(before.pristineBody().text());
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void cleanedItIsWhatItWasByteForByte(Path folder) throws IOException {
    byte[] marked = Files.readAllBytes(folder.resolve("marked.eml"));
    String before = withEvenHeader(text(folder.resolve("message.eml")));
    // marks are followed by a blank line, even those of a message of no bytes
    assertThat(new String(UnmarkedMessage.clean(marked), ISO_8859_1))
        .isEqualTo(before.isEmpty() ? "\n" : before);
  }

  /** Marks do not tell which lines of a header with CRLF ended in LF. */
  private static String withEvenHeader(String message) {
    int end = message.indexOf("\r\n\r\n");
    return end < 0
        ? message
        : message.substring(0, end).replaceAll("\r?\n", "\r\n") + message.substring(end);
  }

  @Test
  void fieldsOfOthersThatLookLikeMarksGoToo() {
    String message = "A: b\nX-Spam-Foo: c\n d\nX-SPAM-Flag: YES\nTo: e\n\nX-Spam-Foo: stays\n";
    assertThat(new String(UnmarkedMessage.clean(message.getBytes(ISO_8859_1)), ISO_8859_1))
        .isEqualTo("A: b\nTo: e\n\nX-Spam-Foo: stays\n");
  }

  static Stream<String> broken() {
    String mark = "X-Spam-Checker-Version: x\n";
    String wrapper =
        """
        X-Spam-Checker-Version: x
        Content-Type: multipart/mixed; boundary="b"

        --b
        """;
    return Stream.of(
        "",
        "From ",
        mark.strip(),
        mark + "\n",
        wrapper.strip(),
        wrapper + "Content-Type: message/rfc822; x-spam-type=original\n",
        wrapper + "Content-Type: message/rfc822; x-spam-type=original\n\nwords\n--b",
        wrapper + "--b--\n");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsNoWholeWrapperStaysAsItIs(String message) {
    byte[] bytes = message.getBytes(ISO_8859_1);
    assertThat(UnmarkedMessage.original(bytes)).isEqualTo(bytes);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParsedMessage parsed(byte[] bytes) {
    return new MessageParser().parse(bytes);
  }

  private static List<String> fields(ParsedMessage message) {
    return message.headers().fields().stream()
        .map((HeaderField field) -> field.name() + ":" + HeaderDecoder.decode(field).strip())
        .toList();
  }
}
