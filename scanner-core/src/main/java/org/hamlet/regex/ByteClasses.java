package org.hamlet.regex;

import java.util.Arrays;

/**
 * Divides the bytes and the edge of a text into classes whose members nothing in a pattern tells
 * apart, so that tables get narrow. One thread while it is divided.
 */
final class ByteClasses {

  private final short[] classOf = new short[Guard.EDGE + 1];
  private int count = 1;

  /** Puts the edge of the text into a class of its own. */
  void divideEdge() {
    classOf[Guard.EDGE] = (short) count++;
  }

  /** Parts every class into what is in the set and what is not. */
  void divide(ByteSet set) {
    int[] inside = new int[count];
    int[] sizes = new int[count];
    for (short c : classOf) {
      sizes[c]++;
    }
    for (int b = set.first(); b >= 0; b = b < 255 ? set.next(b + 1) : -1) {
      inside[classOf[b]]++;
    }
    int[] renamed = new int[count];
    Arrays.setAll(renamed, c -> c);
    for (int c = 0; c < renamed.length; c++) {
      if (inside[c] > 0 && inside[c] < sizes[c]) {
        renamed[c] = count++;
      }
    }
    for (int b = set.first(); b >= 0; b = b < 255 ? set.next(b + 1) : -1) {
      classOf[b] = (short) renamed[classOf[b]];
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
