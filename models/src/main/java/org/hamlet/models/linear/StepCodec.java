package org.hamlet.models.linear;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A step as bytes: length and CRC-32C of what follows, the standing, then each move with the
 * distances between its slots in Rice's code (Rice 1979), about ten bits a slot.
 */
final class StepCodec {

  /** Bytes of length and checksum. */
  static final int HEAD_BYTES = 8;

  /** Longest step, in bytes after the head: every expert full, every distance the worst. */
  static final int MAX_BYTES = 1 << 17;

  private static final int STANDING_BYTES = 4 * (3 + MessageFeatures.EXPERTS) + 1;

  private StepCodec() {}

  /** A whole entry, head included. */
  static ByteBuffer encode(Step step) {
    ByteBuffer out = ByteBuffer.allocate(roomFor(step));
    out.position(HEAD_BYTES);
    putStanding(out, step.standing());
    out.put((byte) step.moves().size());
    for (Step.Move move : step.moves()) {
      out.putFloat(move.gradient());
      out.putShort((short) move.slots().length);
      RiceBits.write(out, move.slots());
    }
    int end = out.position();
    out.putInt(0, end - HEAD_BYTES);
    out.putInt(4, checksum(out, HEAD_BYTES, end));
    return out.flip();
  }

  /**
   * The next entry, after which {@code in} stands behind it; empty, and {@code in} untouched, where
   * there is no whole one.
   */
  static Optional<Step> decode(ByteBuffer in, int slotsInTable) {
    if (in.remaining() < HEAD_BYTES) {
      return Optional.empty();
    }
    int start = in.position() + HEAD_BYTES;
    int length = in.getInt(in.position());
    if (length < STANDING_BYTES || length > MAX_BYTES || length > in.limit() - start) {
      return Optional.empty();
    }
    if (in.getInt(in.position() + 4) != checksum(in, start, start + length)) {
      return Optional.empty();
    }
    Optional<Step> step = readStep(in.slice(start, length), slotsInTable);
    if (step.isPresent()) {
      in.position(start + length);
    }
    return step;
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
    int room = HEAD_BYTES + STANDING_BYTES;
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

  private static int checksum(ByteBuffer bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(to).position(from));
    return (int) crc.getValue();
  }
}
