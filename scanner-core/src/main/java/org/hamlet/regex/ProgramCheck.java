package org.hamlet.regex;

import java.util.BitSet;
import java.util.List;
import org.hamlet.snapshot.SnapshotDamage;

/**
 * Looks through the instructions of a program from a snapshot, so that a {@link Backtracker} may
 * trust every number in them. One program, one thread.
 */
final class ProgramCheck {

  private static final int SET = 's';
  private static final int LITERAL = 'l';
  private static final int CHOICE = 'c';
  private static final int REFERENCE = 'r';
  private static final int ANCHOR = 'a';
  private static final int GROUP = 'g';
  private static final int SLOT = 'o';
  private static final int TWO_SLOTS = 't';
  private static final int COUNT = 'n';
  private static final int TARGET = 'j';

  /** What the operands of each {@link Op} are, in the order of their numbers. */
  private static final String[] OPERANDS = {
    "", "s", "l", "snns", "snns", "snns", "c", "j", "o", "go", "r", "t", "tnnnj", "t", "t", "t",
    "tj", "t", "n", "rj", "a", ""
  };

  private final int[] code;
  private final int groupCount;
  private final int slots;
  private final Tables tables;
  private final BitSet begins = new BitSet();
  private final BitSet targets = new BitSet();

  /** How much there is that instructions can name. */
  record Tables(int sets, int literals, List<Choice> choices, int references, int anchors) {}

  /** Prepares. */
  ProgramCheck(int[] code, int groupCount, int slots, Tables tables) {
    this.code = code;
    this.groupCount = groupCount;
    this.slots = slots;
    this.tables = tables;
  }

  /** Throws unless every number is one that a {@link ProgramWriter} could have written. */
  void check() throws SnapshotDamage {
    require(groupCount <= PatternSource.MAX_PATTERN_CHARS, "number of groups");
    int ownSlots = slots - slotsOfGroups();
    require(ownSlots >= 0 && ownSlots <= 2L * code.length, "number of slots");
    int last = -1;
    for (int at = 0; at < code.length; ) {
      require(code[at] >= 0 && code[at] < OPERANDS.length, "instruction");
      String operands = OPERANDS[code[at]];
      require(operands.length() < code.length - at, "operands");
      begins.set(at);
      last = code[at];
      for (int i = 0; i < operands.length(); i++) {
        operand(operands.charAt(i), code[at + 1 + i]);
      }
      at += 1 + operands.length();
    }
    require(last == Op.MATCH, "end");
    targets.andNot(begins);
    require(targets.isEmpty(), "target");
  }

  private int slotsOfGroups() {
    return 2 * (groupCount + 1);
  }

  private void operand(int kind, int value) throws SnapshotDamage {
    // those of groups are written by CLOSE alone
    int least = kind == SLOT || kind == TWO_SLOTS ? slotsOfGroups() : 0;
    require(value >= least && value <= most(kind), "operand");
    if (kind == TARGET) {
      targets.set(value);
    } else if (kind == CHOICE) {
      for (int target : tables.choices().get(value).targets()) {
        require(target >= 0 && target < code.length, "target");
        targets.set(target);
      }
    }
  }

  private int most(int kind) {
    return switch (kind) {
      case SET -> tables.sets() - 1;
      case LITERAL -> tables.literals() - 1;
      case CHOICE -> tables.choices().size() - 1;
      case REFERENCE -> tables.references() - 1;
      case ANCHOR -> tables.anchors() - 1;
      case GROUP -> groupCount;
      case SLOT -> slots - 1;
      case TWO_SLOTS -> slots - 2;
      case TARGET -> code.length - 1;
      case COUNT -> Integer.MAX_VALUE;
      default -> throw new IllegalStateException("kind of operand: " + kind);
    };
  }

  private static void require(boolean right, String what) throws SnapshotDamage {
    if (!right) {
      throw new SnapshotDamage("a program with a wrong " + what);
    }
  }
}
