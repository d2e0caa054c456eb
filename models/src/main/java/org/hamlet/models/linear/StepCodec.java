package org.hamlet.models.linear;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step as bytes: the standing, then each move with the distances between its slots in Rice's code
 * (Rice 1979), about ten bits a slot.
 */
final class StepCodec {

  /** Longest step, in bytes: every expert full, every distance the worst. */
  static final int MAX_BYTES = 1 << 17;

  private static final int STANDING_BYTES = 4 * (3 + MessageFeatures.EXPERTS) + 1;

  private StepCodec() {}

  /** The bytes of a step. */
  static ByteBuffer encode(Step step) {
    ByteBuffer out = ByteBuffer.allocate(roomFor(step));
    putStanding(out, step.standing());
    out.put((byte) step.moves().size());
    for (Step.Move move : step.moves()) {
      out.putFloat(move.gradient());
      out.putShort((short) move.slots().length);
      RiceBits.write(out, move.slots());
    }
    return out.flip();
  }

  /** The step that bytes are; empty when they are none, or none of a table of that size. */
  static Optional<Step> decode(ByteBuffer in, int slotsInTable) {
    if (in.remaining() < STANDING_BYTES || in.remaining() > MAX_BYTES) {
      return Optional.empty();
    }
    return readStep(in, slotsInTable);
  }

  /** The standing, in a fixed number of bytes. */
  static void putStanding(ByteBuffer out, Standing standing) {
    out.putInt(standing.spam()).putInt(standing.ham()).putFloat(standing.mixer().bias());
    for (float trust : standing.mixer().trust()) {
      out.putFloat(trust);
    }
  }

  /** Reads what {@link #putStanding} wrote. */
  static Standing getStanding(ByteBuffer in) {
    int spam = in.getInt();
    int ham = in.getInt();
    float bias = in.getFloat();
    float[] trust = new float[MessageFeatures.EXPERTS];
    for (int i = 0; i < trust.length; i++) {
      trust[i] = in.getFloat();
    }
    return new Standing(spam, ham, new Mixer(trust, bias));
  }

  /** No slot takes four bytes: its distance has fewer than 23 bits, and three more in the code. */
  private static int roomFor(Step step) {
    int room = STANDING_BYTES;
    for (Step.Move move : step.moves()) {
      room += 16 + 4 * move.slots().length;
    }
    return room;
  }

  private static Optional<Step> readStep(ByteBuffer in, int slotsInTable) {
    try {
      Standing standing = getStanding(in);
      List<Step.Move> moves = new ArrayList<>();
      for (int left = in.get(); left > 0; left--) {
        float gradient = in.getFloat();
        int[] slots = new int[in.getShort()];
        RiceBits.read(in, slots);
        if (slots.length > 0 && slots[slots.length - 1] >= slotsInTable) {
          return Optional.empty();
        }
        moves.add(new Step.Move(gradient, slots));
      }
      return Optional.of(new Step(standing, moves));
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      return Optional.empty();
    }
  }
}
