package org.hamlet.regex;

/**
 * Divides the bytes and the edge of a text into classes whose members nothing in a pattern tells
 * apart, so that tables get narrow. The edge is put into its own class first. One thread while it
 * is divided.
 */
final class ByteClasses {

  private final short[] classOf = new short[Guard.EDGE + 1];
  private final int[] sizes = new int[Guard.EDGE + 2];
  private int count = 1;

  ByteClasses() {
    sizes[0] = Guard.EDGE + 1;
  }

  /** Puts the edge of the text into a class of its own. */
  void divideEdge() {
    sizes[classOf[Guard.EDGE]]--;
    sizes[count]++;
    classOf[Guard.EDGE] = (short) count++;
  }

  /** Parts every class into what is in the set and what is not. The edge is in no set. */
  void divide(ByteSet set) {
    ByteSet smaller = set.size() > 128 ? set.complement() : set;
    int[] inside = new int[count];
    for (int b = smaller.first(); b >= 0; b = b < 255 ? smaller.next(b + 1) : -1) {
      inside[classOf[b]]++;
    }
    short[] renamed = new short[count];
    for (int c = 0; c < renamed.length; c++) {
      boolean parted = inside[c] > 0 && inside[c] < sizes[c];
      renamed[c] = (short) (parted ? count++ : c);
    }
    for (int b = smaller.first(); b >= 0; b = b < 255 ? smaller.next(b + 1) : -1) {
      sizes[classOf[b]]--;
      classOf[b] = renamed[classOf[b]];
      sizes[classOf[b]]++;
    }
  }

  /** How many classes there are. */
  int count() {
    return count;
  }

  /** The class of each byte and, at {@link Guard#EDGE}, of the edge. */
  short[] classOf() {
    return classOf;
  }

  /** A member of each class. */
  int[] members() {
    int[] members = new int[count];
    for (int b = 0; b <= Guard.EDGE; b++) {
      members[classOf[b]] = b;
    }
    return members;
  }
}
