package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hamlet.message.Bytes;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from a snapshot is either refused or has no number out of its range. */
class DamagedProgramTest {

  private static final List<String> PATTERNS =
      List.of(
          "/^(?<x>a|bc)+\\s*?\\1(?=d|[ef])(?<!gh)(?>i*)j?/i",
          "/(?:a|b|c|d|e|f|g|h|x.)+?z(?:kl){2,5}\\b/",
          "/(a)?b(?(1)c|d)(?!e)\\Kf+$/");

  private static final Bytes TEXT = Bytes.ofLatin1("bca  ad abcdxyzklklkl b\ncabcfff a ad");

  @Test
  void programsWithAnyByteChangedAreRefusedOrHoldNoNumberOutOfRange() throws Exception {
    int refused = 0;
    int taken = 0;
    for (String source : PATTERNS) {
      SnapshotWriter out = new SnapshotWriter();
      ProgramWriter.all(PatternParser.parse(PatternSource.split(source))).write(out);
      byte[] whole = out.toBytes();
      assertThat(new Program(reader(whole)).slots()).isPositive();
      for (int at = 0; at < whole.length; at++) {
        for (int other : new int[] {0, 1, 2, 3, 20, 22, 127, 128, 255, whole[at] + 1}) {
          byte[] damaged = whole.clone();
          damaged[at] = (byte) other;
          try {
            run(new Program(reader(damaged)));
            taken++;
          } catch (SnapshotDamage e) {
            refused++;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(1000);
    assertThat(taken).isGreaterThan(1000);
  }

  @Test
  void automataWithAnyByteChangedAreRefusedOrCanBeRun() throws Exception {
    int refused = 0;
    int taken = 0;
    for (String source : PATTERNS) {
      SnapshotWriter out = new SnapshotWriter();
      BackwardNfa.of(PatternParser.parse(PatternSource.split(source)).root())
          .orElseThrow()
          .write(out);
      byte[] whole = out.toBytes();
      for (int at = 0; at < whole.length; at++) {
        for (int other : new int[] {0, 1, 2, 3, 127, 128, 255, whole[at] + 1}) {
          byte[] damaged = whole.clone();
          damaged[at] = (byte) other;
          try {
            new StartFinder(new StartFinder.Plan(new BackwardNfa(reader(damaged)), 1)).find(TEXT);
            taken++;
          } catch (SnapshotDamage e) {
            refused++;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(500);
    assertThat(taken).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {Op.SET, Op.LITERAL, Op.CHOICE, Op.JUMP, Op.OPEN, Op.ANCHOR, Op.REFERENCE})
  void anOperandOutOfRangeIsDamage(int op) {
    assertDamage(code -> new int[] {op, 99, Op.MATCH});
    assertDamage(code -> new int[] {op, -1, Op.MATCH});
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "99", "-1"})
  void aJumpIntoTheMiddleOfAnInstructionOrOutOfTheProgramIsDamage(int target) {
    assertDamage(code -> new int[] {Op.JUMP, target, Op.SET, 0, Op.MATCH, target});
    assertDamage(code -> new int[] {Op.JUMP, target, Op.SET, 0});
  }

  @Test
  void aProgramWithoutAnEndOrWithAnUnknownInstructionIsDamage() {
    assertDamage(code -> new int[] {});
    assertDamage(code -> new int[] {Op.SET, 0});
    assertDamage(code -> new int[] {Op.SET});
    assertDamage(code -> new int[] {99, Op.MATCH});
    assertDamage(code -> new int[] {-1, Op.MATCH});
  }

  private static void run(Program program) {
    Backtracker tracker = new Backtracker(program);
    tracker.read(TEXT);
    for (int from = 0; from <= TEXT.length(); from++) {
      tracker.begin(from);
      tracker.go(1000);
    }
  }

  /** Puts other code in front of the tables of a program. */
  private static void assertDamage(UnaryOperator<int[]> change) {
    assertThatThrownBy(() -> new Program(reader(withCode(change))))
        .isInstanceOf(SnapshotDamage.class);
  }

  private static byte[] withCode(UnaryOperator<int[]> change) throws Exception {
    SnapshotWriter out = new SnapshotWriter();
    ProgramWriter.lean(PatternParser.parse(PatternSource.split("/a[bc]/"))).write(out);
    byte[] whole = out.toBytes();
    SnapshotReader in = reader(whole);
    int[] code = in.ints();
    int codeBytes = new SnapshotWriter().ints(code).length();
    SnapshotWriter changed = new SnapshotWriter().ints(change.apply(code));
    return changed.raw(Arrays.copyOfRange(whole, codeBytes, whole.length)).toBytes();
  }

  private static SnapshotReader reader(byte[] bytes) {
    return new SnapshotReader(bytes, 0, bytes.length);
  }
}
