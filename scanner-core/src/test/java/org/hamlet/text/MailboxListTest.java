package org.hamlet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.EscapedText;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases are {@code VALUE => ADDRESSES => NAMES}, as SpamAssassin reads a From field. */
class MailboxListTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/text");

  static Stream<String> cases() throws IOException {
    return Files.readAllLines(GOLDEN.resolve("addresses.cases")).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAddressesAndNamesAsSpamAssassinDoes(String line) {
    assertEquals(line, read(line));
  }

  private static String read(String line) {
    String[] parts = line.split(" => ", -1);
    byte[] mail = Bytes.ofLatin1("From: " + unescaped(parts[0]) + "\n\nx\n").toArray();
    ParsedMessage message = new MessageParser().parse(mail);
    DomainRegistry domains = new DomainRegistry(Set.of("com"), Set.of(), Set.of());
    PseudoFields pseudo =
        new PseudoFields(
            message,
            RelayParser.parse(message.headers(), RelayOptions.INFERRED),
            TextOptions.DEFAULT,
            RelayFields.NONE,
            new LimitLog());
    FieldTexts texts = new FieldTexts(message, pseudo, domains);
    return parts[0] + " => " + all(texts, "addr") + " => " + all(texts, "name");
  }

  private static String all(FieldTexts texts, String modifier) {
    List<Bytes> values = texts.values(HeaderSelector.parse("From:" + modifier));
    return values.stream()
        .map(value -> EscapedText.of(value.text()))
        .collect(Collectors.joining(" | "));
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\x", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  @Test
  void aGroupNeedsANameBeforeItsColon() {
    Optional<String> none = Optional.empty();
    assertEquals(
        List.of(new MailAddress(none, Optional.of(": a@b.example"))),
        MailboxList.parse(": a@b.example\n"));
    assertEquals(
        List.of(new MailAddress(Optional.of("a@b.example"), none)),
        MailboxList.parse(" : a@b.example\n"));
  }

  /** Each is read once or a few times over, whatever repeats in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "<",
        "(",
        "a@",
        ",",
        ";",
        "<a>",
        "<a> ",
        "<a",
        ">",
        "> ",
        "<\"",
        "<\"\\",
        "\\\"",
        "a b ",
        "a:",
        "a,",
        "(a",
        "(a)",
        "<@a,",
        "[",
        "@",
        ".",
        "\"a\".",
        "<a@b><",
        "a@b.c@",
        "a <a@b>, ",
        "<a@b> <",
        "<a> <\"b\"",
        "><",
        "> <\"",
        "\"a\" (b",
        "\"\n\".",
        "<@a.,",
        "\"<a@b>"
      })
  void whatRepeatsTakesLinearTime(String repeated) {
    String value = repeated.repeat(200_000 / repeated.length());
    assertTrue(MailboxList.parse(value).size() <= value.length() + 2);
    assertTrue(MailboxList.parse("x <" + value).size() <= value.length() + 2);
    assertTrue(MailboxList.parse(value + "<a@b> x, ").size() <= value.length() + 2);
  }

  @Test
  void onlyTheFirstEntriesAreNamedLikeTheWholeValue() {
    assertEquals(MailboxList.MAX_WHOLE_VALUES, named(",".repeat(MailboxList.MAX_WHOLE_VALUES)));
    assertEquals(MailboxList.MAX_WHOLE_VALUES, named(",".repeat(MailboxList.MAX_WHOLE_VALUES + 1)));
  }

  private static long named(String value) {
    return MailboxList.parse(value).stream()
        .filter(entry -> entry.phrase().equals(Optional.of(value)))
        .count();
  }
}
