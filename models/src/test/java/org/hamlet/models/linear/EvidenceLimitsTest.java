package org.hamlet.models.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.models.linear.EvidenceLimitsTest.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much of a message is evidence: what ends at a limit counts, one further on it does not. */
class EvidenceLimitsTest {

  /**
   * A limit and what shows it.
   *
   * @param value the limit
   * @param message one in which the last word ends with that many
   * @param feature that last word
   */
  record Edge(String limit, int value, IntFunction<String> message, String feature) {

    @Override
    public String toString() {
      return limit;
    }
  }

  static Stream<Edge> edges() {
    return Stream.of(
        new Edge(
            "EvidenceFields.MAX_FIELDS",
            EvidenceFields.MAX_FIELDS,
            n -> "X-Mailer: w\n".repeat(n - 1) + "X-Mailer: zebra\n\n",
            "x-mailer: zebra"),
        // the body comes after an empty subject and its line end
        new Edge("Words.VISIBLE_BYTES", Words.VISIBLE_BYTES, n -> "\n" + upTo(n - 1), "zebra"),
        new Edge(
            "Words.VISIBLE_WORDS",
            Words.VISIBLE_WORDS,
            n -> "\n" + "w ".repeat(n - 1) + "zebra\n",
            "zebra"),
        new Edge(
            "Words.INVISIBLE_BYTES", Words.INVISIBLE_BYTES, n -> hidden(upTo(n)), "hidden: zebra"),
        new Edge(
            "Words.INVISIBLE_WORDS",
            Words.INVISIBLE_WORDS,
            n -> hidden("w ".repeat(n - 1) + "zebra"),
            "hidden: zebra"),
        new Edge(
            "Words.FIELD_BYTES",
            Words.FIELD_BYTES,
            n -> "X-Mailer:" + upTo(n) + "\n\n",
            "x-mailer: zebra"),
        new Edge(
            "Words.FIELD_WORDS",
            Words.FIELD_WORDS,
            n -> "X-Mailer: " + "w ".repeat(n - 1) + "zebra\n\n",
            "x-mailer: zebra"),
        new Edge(
            "Words.RECEIVED_FIELDS",
            Words.RECEIVED_FIELDS,
            n -> "Received: zebra\n" + "Received: w\n".repeat(n - 1) + "\n",
            "received: zebra"),
        new Edge(
            "Words.LINKS",
            Words.LINKS,
            n -> "\n" + numbered(n - 1, "http://example.com/%d\n") + "http://example.com/zebra\n",
            "link: zebra"),
        new Edge(
            "Words.LINK_BYTES",
            Words.LINK_BYTES,
            n -> "\nhttp://example.com/" + upTo(n - "http://example.com/".length()) + "\n",
            "link: zebra"),
        new Edge(
            "Words.LINK_WORDS",
            Words.LINK_WORDS,
            n -> "\nhttp://example.com/" + "w/".repeat(n - 4) + "zebra\n",
            "link: zebra"));
  }

  /** So many bytes, of which the last are a word. */
  private static String upTo(int bytes) {
    return ".".repeat(bytes - "zebra".length()) + "zebra";
  }

  private static String hidden(String text) {
    return "Content-Type: text/html\n\n<span style='display:none'>" + text + "</span>\n";
  }

  private static String numbered(int count, String format) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("edges")
  void whatIsBeyondIsNoEvidence(Edge edge) {
    assertThat(found(edge.message().apply(edge.value()))).contains(edge.feature());
    assertThat(found(edge.message().apply(edge.value() + 1))).doesNotContain(edge.feature());
  }

  private static List<String> found(String message) {
    FeatureTexts words = new FeatureTexts();
    MessageFeatures.of(Inputs.of(message), words);
    return IntStream.range(0, words.toArray().length).mapToObj(words::text).toList();
  }

  @Test
  void bytesOfAFieldBeyondTheMostAreNoGrams() {
    int most = ByteGrams.FIELD_BYTES;
    assertThat(grams("o".repeat(most - 1) + "a")).isNotEqualTo(grams("o".repeat(most - 1) + "b"));
    assertThat(grams("o".repeat(most) + "a")).isEqualTo(grams("o".repeat(most) + "b"));
  }

  private static int[] grams(String value) {
    FeatureSet grams = new FeatureSet();
    List<HeaderField> fields = Inputs.of("X:" + value + "\n\n").message().headers().fields();
    ByteGrams.ofHeader(fields, grams);
    return grams.toArray();
  }

  @Test
  void theStrongestCluesAreShown() {
    WeightTable weights = new WeightTable(ModelFile.MIN_BITS);
    FeatureTexts words = new FeatureTexts();
    List<String> strongest = new ArrayList<>();
    for (int i = Clues.MAX_CLUES; i >= 0; i--) {
      byte[] name = ("w" + i).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      words.add(i, "", name, 0, name.length);
      weights.slots()[i] = Float.floatToRawIntBits(1 + i);
      if (i > 0) {
        strongest.add("w" + i);
      }
    }
    assertThat(Clues.of(words, weights))
        .extracting(feature -> feature.text())
        .isEqualTo(strongest)
        .hasSize(Clues.MAX_CLUES);
  }

  @Test
  void aLongClueIsCut() {
    for (int more = 0; more < 2; more++) {
      Bytes text = Bytes.ofLatin1("x".repeat(FeatureTexts.MAX_SHOWN_BYTES + more));
      FeatureTexts words = new FeatureTexts();
      words.add(1, "", text.array(), text.offset(), text.end());
      assertThat(words.text(0)).hasSize(FeatureTexts.MAX_SHOWN_BYTES);
    }
  }
}
