package org.hamlet.digest.pyzor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyzorDigestTest {

  private static final Pattern OCTET = Pattern.compile("\\\\x([0-9a-f]{2})");

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void linesThatCountAreThoseOfPyzor(String name, String message, String lines) {
    String found = String.join("\n", PyzorDigest.lines(parse(message)));
    assertThat(new String(found.getBytes(UTF_8), ISO_8859_1)).isEqualTo(lines.strip());
  }

  @Test
  void digestIsThatOfPyzor() {
    assertThat(PyzorDigest.of(parse("Subject: x\n\nthe words of a line\n")))
        .contains("db84385725a3ca270efd2f1d7f7ebc268d8d5859");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Subject: x\n\n", "Subject: x\n\nshort\n", "\n\n\n"})
  void nothingToCountHasNoDigest(String message) {
    assertThat(PyzorDigest.of(parse(message))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ok thanks, false",
    "'Regards,\nBob', false",
    "'-- \nSent from my iPhone', false",
    "a line that comes with mail of many http://www.example.com/unsubscribe, false",
    "a line of as many letters as are wanted in all of the text, true"
  })
  void serversAreAskedOnlyWhereTheLinesSayEnough(String body, boolean asked) {
    ParsedMessage message = parse("Subject: x\n\n" + body + "\n");
    assertThat(PyzorDigest.of(message)).isPresent();
    assertThat(PyzorDigest.ofEnough(message).isPresent()).isEqualTo(asked);
  }

  @Test
  void aMessageThatIsTooLongHasNoDigest() {
    String head = "Subject: x\n\n";
    String longest =
        head + "the words of a line\n" + "x ".repeat(PyzorDigest.MAX_MESSAGE_BYTES / 2);
    longest = longest.substring(0, PyzorDigest.MAX_MESSAGE_BYTES);
    assertThat(PyzorDigest.of(parse(longest))).isPresent();
    assertThat(PyzorDigest.of(parse(longest + "x"))).isEmpty();
  }

  @Test
  void partsThatOpenManyTagsEndInTime() {
    String opened = "Content-Type: text/html\n\n" + "<a b=\"x <![if <!-- ".repeat(100_000);
    assertThat(PyzorDigest.lines(parse(opened))).isEmpty();
  }

  private static ParsedMessage parse(String message) {
    return MessageAsSent.of(new MessageParser().parse(message.getBytes(ISO_8859_1)));
  }

  static Stream<Object[]> cases() throws IOException {
    String all = Files.readString(Path.of("src/test/resources/digest/pyzor.cases"));
    return Stream.of(all.split("(?m)^== "))
        .filter(block -> !block.isEmpty())
        .map(
            block -> {
              int name = block.indexOf('\n');
              int end = block.lastIndexOf("\n--\n");
              String message = octets(block.substring(name + 1, end + 1));
              return new Object[] {
                block.substring(0, name), message, octets(block.substring(end + 4))
              };
            });
  }

  private static String octets(String text) {
    return OCTET
        .matcher(text)
        .replaceAll(
            octet ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(octet.group(1), 16))));
  }
}
