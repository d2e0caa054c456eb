package org.hamlet.net.peers;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a node answers.
 *
 * @param nonce of the request
 * @param counts one for each digest of a query, in its order; none for a report
 */
record PeerAnswer(Nonce nonce, List<PeerCount> counts) {

  private static final int CODE = 0x80;
  private static final int COUNT_BYTES = 25;
  private static final int HEAD_BYTES = 21;

  PeerAnswer {
    counts = List.copyOf(counts);
  }

  /** The packet without its signature. */
  byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + counts.size() * COUNT_BYTES);
    out.putInt(PeerRequest.MAGIC << Byte.SIZE | CODE);
    nonce.put(out);
    out.put((byte) counts.size());
    for (PeerCount count : counts) {
      out.putInt(count.spam())
          .putInt(count.ham())
          .put((byte) count.equal())
          .putLong(count.first())
          .putLong(count.last());
    }
    return out.array();
  }

  /** Reads a packet, whose signature is not looked at; empty when it is none. */
  static Optional<PeerAnswer> read(byte[] packet) {
    int length = packet.length - PeerKey.SIGNATURE_BYTES;
    if (length < HEAD_BYTES) {
      return Optional.empty();
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(packet, length));
      if (in.getInt() != (PeerRequest.MAGIC << Byte.SIZE | CODE)) {
        return Optional.empty();
      }
      Nonce nonce = Nonce.get(in);
      int size = in.get();
      List<PeerCount> counts = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        counts.add(new PeerCount(in.getInt(), in.getInt(), in.get(), in.getLong(), in.getLong()));
      }
      return in.hasRemaining() ? Optional.empty() : Optional.of(new PeerAnswer(nonce, counts));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }
}
