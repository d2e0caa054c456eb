package org.hamlet.regex;

import java.util.Arrays;

/**
 * What a {@link Backtracker} can come back to, the last thing first: choices that have another way,
 * and values that slots had before (the trail of Warren's machine for Prolog). Confined to one
 * thread.
 */
final class Trail {

  /** Most entries of the stack; a match that needs more is given up. */
  static final int MAX_STACK_ENTRIES = 1 << 19;

  // kinds of frames, in the low bits of their first word; above them a place in the code or a slot

  /** Go on at the place with the position. */
  static final int GO = 0;

  /** The choice at the place has another way: position, way. */
  static final int WAY = 1;

  /** The run at the place can give back: least position, position. */
  static final int SHORTER = 2;

  /** The lazy run at the place can take more: greatest position, position. */
  static final int LONGER = 3;

  /** The lazy loop at the place can go round again: position. */
  static final int AGAIN = 4;

  /** The slot had this value. */
  private static final int VALUE = 5;

  /** The slot and the next had these values. */
  private static final int VALUES = 6;

  private static final int KIND_BITS = 3;
  private static final int KIND_MASK = 7;
  private static final int FRAME = 3;
  private static final int FIRST_FRAMES = 16;

  private final int[] slots;
  private int[] stack = new int[FIRST_FRAMES * FRAME];
  private int top;
  private boolean overfull;

  /** An empty one that keeps values of these slots. */
  Trail(int[] slots) {
    this.slots = slots;
  }

  /** Begins anew; slots stay as they are. */
  void clear() {
    top = 0;
    overfull = false;
  }

  /** Whether more was to be noted than there is room for; what was beyond is lost. */
  boolean isOverfull() {
    return overfull;
  }

  /** How much there is, to be given to {@link #forgetWays} or {@link #undo}. */
  int height() {
    return top;
  }

  /** Notes another way. */
  void push(int place, int kind, int a, int b) {
    if (top + FRAME > stack.length && !grow()) {
      return;
    }
    stack[top] = place << KIND_BITS | kind;
    stack[top + 1] = a;
    stack[top + 2] = b;
    top += FRAME;
  }

  /** False when the stack may not become longer, and then it does not. */
  private boolean grow() {
    if (top >= MAX_STACK_ENTRIES * FRAME) {
      overfull = true;
      return false;
    }
    stack = Arrays.copyOf(stack, Math.min(2 * stack.length, MAX_STACK_ENTRIES * FRAME));
    return true;
  }

  /** Notes the value of a slot that is about to change. */
  void keep(int slot) {
    push(slot, VALUE, slots[slot], 0);
  }

  /** Notes the values of a slot and the next. */
  void keepTwo(int slot) {
    push(slot, VALUES, slots[slot], slots[slot + 1]);
  }

  /** Forgets the ways above a height, but not what was in the slots before. */
  void forgetWays(int height) {
    int to = height;
    for (int from = height; from < top; from += FRAME) {
      if (kind(from) >= VALUE) {
        System.arraycopy(stack, from, stack, to, FRAME);
        to += FRAME;
      }
    }
    top = to;
  }

  /** Puts back what was in the slots at a height, and forgets what is above. */
  void undo(int height) {
    while (top > height) {
      top -= FRAME;
      putBack();
    }
  }

  /** Takes the last way off, with all that slots had before on the way to it; false without one. */
  boolean toLastWay() {
    while (top > 0) {
      top -= FRAME;
      if (kind(top) < VALUE) {
        return true;
      }
      putBack();
    }
    return false;
  }

  /** The place of the way taken off last; so for the others. */
  int place() {
    return stack[top] >>> KIND_BITS;
  }

  int kind() {
    return kind(top);
  }

  int first() {
    return stack[top + 1];
  }

  int second() {
    return stack[top + 2];
  }

  private int kind(int frame) {
    return stack[frame] & KIND_MASK;
  }

  private void putBack() {
    int kind = kind(top);
    if (kind >= VALUE) {
      int slot = stack[top] >>> KIND_BITS;
      slots[slot] = stack[top + 1];
      if (kind == VALUES) {
        slots[slot + 1] = stack[top + 2];
      }
    }
  }
}
