package org.hamlet.models.digests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;

/** Sketches of texts that are alike, and of those that are not. */
class BodySketchTest {

  private static String words(int seed, int count) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> "word" + Integer.toString(random.nextInt(5_000), 36).replaceAll("\\d", "q"))
        .collect(Collectors.joining(" "));
  }

  private static Optional<SharedDigest> sketch(String text) {
    return BodySketch.of(BodyWords.of(List.of(Bytes.ofUtf8("Subject\n"), Bytes.ofUtf8(text))));
  }

  private static boolean alike(String one, String other) {
    SketchIndex index = new SketchIndex();
    index.add(sketch(one).orElseThrow());
    return !index.like(sketch(other).orElseThrow()).isEmpty();
  }

  @Test
  void linksAddressesAndNumbersDoNotCount() {
    String text = words(1, 60);
    String changed =
        "12345 https://example.com/?id=9 " + text + " someone@example.org www.example.net v2";
    assertThat(sketch(changed)).isEqualTo(sketch(text));
    assertThat(sketch(text.toUpperCase(Locale.ROOT))).isEqualTo(sketch(text));
  }

  @Test
  void aTextWithSomeOtherWordsIsAlike() {
    for (int seed = 0; seed < 50; seed++) {
      String[] changed = words(seed, 200).split(" ");
      Random random = new Random(seed);
      for (int i = 0; i < 10; i++) {
        changed[random.nextInt(changed.length)] = "other" + (char) ('a' + i);
      }
      assertThat(alike(words(seed, 200), String.join(" ", changed))).as("seed " + seed).isTrue();
    }
  }

  @Test
  void anotherTextIsNot() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(alike(words(seed, 200), words(seed + 1_000, 200))).as("seed " + seed).isFalse();
    }
  }

  @Test
  void aTextOfFewPairsHasNone() {
    assertThat(sketch("")).isEmpty();
    assertThat(sketch("Hello, see you tomorrow.")).isEmpty();
    assertThat(sketch("same ".repeat(500))).isEmpty();
    String least =
        IntStream.rangeClosed(0, BodySketch.LEAST_PAIRS)
            .mapToObj(i -> String.valueOf((char) ('a' + i)).repeat(3))
            .collect(Collectors.joining(" "));
    assertThat(sketch(least)).isPresent();
    assertThat(sketch(least.substring(4))).isEmpty();
  }

  @Test
  void textsWithoutBlanksHaveOne() {
    String text = "本日は特別なお知らせがございますのでぜひご覧くださいますようお願い申し上げます";
    assertThat(sketch(text)).isPresent();
  }

  @Test
  void theSubjectDoesNotCount() {
    assertThat(BodyWords.of(List.of(Bytes.ofUtf8("Subject\n")))).isEmpty();
    assertThat(BodyWords.of(List.of())).isEmpty();
  }

  @Test
  void onlyTheBeginningOfALongTextCounts() {
    String text = words(3, 30_000);
    assertThat(BodyWords.of(List.of(Bytes.EMPTY, Bytes.ofUtf8(text))).length())
        .isLessThanOrEqualTo(BodyWords.MAX_TEXT_CHARS + 1);
    assertThat(sketch(text + " and more " + words(4, 5_000))).isEqualTo(sketch(text));
  }

  @Test
  void bytesAreComparedEightAtATime() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      long a = random.nextLong();
      long b = a;
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        b ^= random.nextBoolean() ? (long) random.nextInt(1 << Byte.SIZE) << shift : 0;
      }
      int equal = 0;
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        equal += (byte) (a >> shift) == (byte) (b >> shift) ? 1 : 0;
      }
      assertThat(SketchIndex.equalBytes(a, b)).isEqualTo(equal);
    }
  }

  @Test
  void anIndexForgetsWhatIsTakenAway() {
    SketchIndex index = new SketchIndex();
    IntStream.range(0, 100).forEach(i -> index.add(Digests.body(i)));
    IntStream.range(0, 50).forEach(i -> index.remove(Digests.body(2 * i)));
    for (int i = 0; i < 100; i++) {
      assertThat(index.like(Digests.body(i)).isEmpty()).isEqualTo(i % 2 == 0);
    }
  }
}
