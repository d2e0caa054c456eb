package org.hamlet.net.peers;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamlet.digest.shared.SharedDigest;

/**
 * What one node asks or tells another.
 *
 * @param kind what is wanted
 * @param millis when it was sent, since 1970
 * @param nonce no other request of the node has it
 * @param from the node that sends it
 * @param to the node that it is for
 * @param digests which it is about, each once
 */
record PeerRequest(
    Kind kind, long millis, Nonce nonce, String from, String to, List<SharedDigest> digests) {

  /** Longest packet, in bytes. */
  static final int MAX_PACKET_BYTES = 1_200;

  /** Most digests of a request. */
  static final int MAX_DIGESTS = 32;

  /** "HD", and the version. */
  static final int MAGIC = 0x4844_01;

  static final int MAX_NAME_BYTES = 32;

  PeerRequest {
    digests = List.copyOf(digests);
  }

  /** What is wanted. */
  enum Kind {
    /** How often those digests were reported. */
    QUERY(1),
    /** A message with them was called spam. */
    SPAM(2),
    /** One was called wanted. */
    HAM(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Optional<Kind> coded(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  /** The packet without its signature. */
  byte[] encoded() {
    ByteBuffer out = ByteBuffer.allocate(MAX_PACKET_BYTES);
    out.putInt(MAGIC << Byte.SIZE | kind.code).putLong(millis);
    nonce.put(out);
    put(from, out);
    put(to, out);
    out.put((byte) digests.size());
    for (SharedDigest digest : digests) {
      out.put((byte) digest.kind().code()).put(digest.bytes());
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Reads a packet, whose signature is not looked at; empty when it is none. */
  static Optional<PeerRequest> read(byte[] packet) {
    int length = packet.length - PeerKey.SIGNATURE_BYTES;
    if (packet.length > MAX_PACKET_BYTES || length < 0) {
      return Optional.empty();
    }
    try {
      return read(ByteBuffer.wrap(packet, 0, length));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static Optional<PeerRequest> read(ByteBuffer in) {
    int start = in.getInt();
    Optional<Kind> kind = Kind.coded(start & 0xFF);
    if (start >>> Byte.SIZE != MAGIC || kind.isEmpty()) {
      return Optional.empty();
    }
    long millis = in.getLong();
    Nonce nonce = Nonce.get(in);
    String from = name(in);
    String to = name(in);
    int count = in.get();
    if (count < 1 || count > MAX_DIGESTS) {
      return Optional.empty();
    }
    Set<SharedDigest> digests = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      Optional<SharedDigest.Kind> of = SharedDigest.Kind.coded(in.get());
      if (of.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes = new byte[of.get().bytes()];
      in.get(bytes);
      digests.add(SharedDigest.of(of.get(), bytes));
    }
    return in.hasRemaining() || digests.size() < count
        ? Optional.empty()
        : Optional.of(new PeerRequest(kind.get(), millis, nonce, from, to, List.copyOf(digests)));
  }

  private static void put(String name, ByteBuffer out) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    out.put((byte) bytes.length).put(bytes);
  }

  private static String name(ByteBuffer in) {
    int length = in.get();
    if (length < 0 || length > MAX_NAME_BYTES) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
