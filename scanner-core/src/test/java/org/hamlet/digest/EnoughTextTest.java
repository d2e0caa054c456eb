package org.hamlet.digest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hamlet.message.MessageParser;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnoughTextTest {

  private static final String BOUNDED =
      """
      Content-Type: multipart/mixed; boundary=a-boundary-with-many-letters-in-it

      --a-boundary-with-many-letters-in-it
      A: b


      --a-boundary-with-many-letters-in-it--
      """;

  private static final String ENOUGH = "x".repeat(EnoughText.LEAST_LETTERS);
  private static final String TOO_LITTLE = ENOUGH.substring(1);

  @Test
  void theLeastNumberOfLettersIsEnoughAndOneFewerIsNot() {
    assertThat(EnoughText.in(ENOUGH)).isTrue();
    assertThat(EnoughText.in(TOO_LITTLE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " .,;:-_!? \n",
        "http://www.example.com/some/page",
        "<a href='http://www.example.com/'>",
        "<!-- a comment > with <words> -->",
        "<STYLE type=x>p { margin: 0 }</STYLE>",
        "<!-- a comment > that never ends and has many words",
        "<style>of a style that never ends",
        "&nbsp;&#160;",
        "\u00A0\u200B\u034F\uFEFF\u2022"
      })
  void whatSaysNothingDoesNotCount(String nothing) {
    assertThat(EnoughText.in(octets(TOO_LITTLE + " " + nothing))).isFalse();
    assertThat(EnoughText.in(octets(ENOUGH + " " + nothing))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "\u00E9", "\u0416", "\u4F60", "< 5 > 4"})
  void whatSaysSomethingCounts(String something) {
    assertThat(EnoughText.in(octets(TOO_LITTLE + " " + something))).isTrue();
  }

  @Test
  void lettersOfChineseCountTwice() {
    assertThat(EnoughText.in(List.of("\u4F60".repeat(EnoughText.LEAST_LETTERS / 2)))).isTrue();
    assertThat(EnoughText.in(List.of("\u4F60".repeat(EnoughText.LEAST_LETTERS / 2 - 1)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: words words words words words words words words words words\n\nok thanks\n",
        "Content-Type: text/html\n\n<html><body>&nbsp;<br></body></html>\n",
        BOUNDED
      })
  void headersAndBoundariesAreNoText(String message) {
    assertThat(EnoughText.in(new MessageParser().parse(message.getBytes(ISO_8859_1)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--", "<a ", "<style>", "&", "http://", "www."})
  void textThatOpensMuchAndClosesNothingIsReadOnce(String opened) {
    String text = opened.repeat(500_000);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> EnoughText.in(text));
  }

  private static String octets(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  @Test
  void aLongerEntityIsText() {
    String most = "&" + "x".repeat(EnoughText.MAX_ENTITY_CHARS - 2) + ";";
    assertThat(EnoughText.in(TOO_LITTLE + " " + most)).isFalse();
    assertThat(EnoughText.in(TOO_LITTLE + " " + most.replace(";", "x;"))).isTrue();
  }
}
