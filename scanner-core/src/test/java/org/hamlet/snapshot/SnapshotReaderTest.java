package org.hamlet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read, and nothing else. */
class SnapshotReaderTest {

  private static final long SEED = Long.getLong("snapshots.seed", 20_240_411);

  private enum Colour {
    RED,
    GREEN
  }

  /** Takes one value. */
  @FunctionalInterface
  private interface Taking {
    Object from(SnapshotReader in) throws SnapshotDamage;
  }

  private static SnapshotReader read(SnapshotWriter out) {
    byte[] bytes = out.toBytes();
    return new SnapshotReader(bytes, 0, bytes.length);
  }

  @Test
  void everyKindOfValueComesBack() throws SnapshotDamage {
    int[] narrow = {0, 255};
    int[] middle = {0, 65_535};
    int[] wide = {-1, Integer.MIN_VALUE, 65_536};
    SnapshotReader in =
        read(
            new SnapshotWriter()
                .number(0)
                .number(127)
                .number(128)
                .number(Integer.MAX_VALUE)
                .signed(-7)
                .flag(true)
                .whole(Long.MIN_VALUE)
                .decimal(-0.1)
                .choice(Colour.GREEN)
                .text("")
                .text("caf\u00E9")
                .text("\u20AC 5")
                .word("twice")
                .word("twice")
                .ints(narrow)
                .ints(middle)
                .ints(wide)
                .ints(new int[0])
                .wholes(new long[] {1, -1})
                .bytes(new byte[] {5}));
    for (int number : new int[] {0, 127, 128, Integer.MAX_VALUE}) {
      assertThat(in.number()).isEqualTo(number);
    }
    assertThat(in.signed()).isEqualTo(-7);
    assertThat(in.flag()).isTrue();
    assertThat(in.whole()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.decimal()).isEqualTo(-0.1);
    assertThat(in.choice(Colour.values())).isEqualTo(Colour.GREEN);
    for (String text : List.of("", "caf\u00E9", "\u20AC 5")) {
      assertThat(in.text()).isEqualTo(text);
    }
    assertThat(in.word()).isEqualTo("twice");
    assertThat(in.word()).isEqualTo("twice");
    for (int[] numbers : new int[][] {narrow, middle, wide, {}}) {
      assertThat(in.ints()).isEqualTo(numbers);
    }
    assertThat(in.wholes()).containsExactly(1, -1);
    assertThat(in.bytes()).containsExactly(5);
    assertThat(in.isAtEnd()).isTrue();
  }

  @Test
  void partIsReadByItself() throws SnapshotDamage {
    SnapshotReader in =
        read(new SnapshotWriter().bytes(new SnapshotWriter().number(1).toBytes()).number(2));
    SnapshotReader part = in.part();
    assertThat(in.number()).isEqualTo(2);
    assertThat(part.copy().number()).isEqualTo(1);
    assertThat(part.number()).isEqualTo(1);
    assertThatThrownBy(part::number).isInstanceOf(SnapshotDamage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "text", "word", "bytes", "ints", "wholes", "part", "count"})
  void lengthBeyondTheEndIsDamage(String kind) {
    byte[] claims = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07, 4};
    SnapshotReader in = new SnapshotReader(claims, 0, claims.length);
    Taking taking =
        switch (kind) {
          case "number" -> r -> r.number(Integer.MAX_VALUE);
          case "text" -> SnapshotReader::text;
          case "word" -> SnapshotReader::word;
          case "bytes" -> SnapshotReader::bytes;
          case "ints" -> SnapshotReader::ints;
          case "wholes" -> SnapshotReader::wholes;
          case "part" -> SnapshotReader::part;
          default -> r -> r.count(1);
        };
    assertThatThrownBy(() -> taking.from(in)).isInstanceOf(SnapshotDamage.class);
  }

  @Test
  void anyBytesAreReadOrRefused() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      SnapshotReader in = new SnapshotReader(bytes, 0, bytes.length);
      try {
        while (!in.isAtEnd()) {
          switch (random.nextInt(7)) {
            case 0 -> in.number();
            case 1 -> in.text();
            case 2 -> in.word();
            case 3 -> in.ints();
            case 4 -> in.wholes();
            case 5 -> in.bytes();
            default -> in.choice(Colour.values());
          }
        }
      } catch (SnapshotDamage refused) {
        assertThat(refused)
            .as("snapshots.seed %d, round %d", SEED, round)
            .hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void keyTellsPartsApart() {
    List<SnapshotKey> keys =
        List.of(
            new SnapshotKey.Builder().key(),
            new SnapshotKey.Builder().add("").key(),
            new SnapshotKey.Builder().add("ab").key(),
            new SnapshotKey.Builder().add("a").add("b").key(),
            new SnapshotKey.Builder().add("b").add("a").key());
    assertThat(keys).doesNotHaveDuplicates();
    assertThat(new SnapshotKey.Builder().add("ab").key()).isEqualTo(keys.get(2));
    assertThat(Arrays.asList(keys.get(3))).doesNotContain(keys.get(4));
  }
}
