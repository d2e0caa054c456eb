package org.hamlet.net.peers;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that two nodes share: packets end with their HMAC-SHA256 (RFC 2104). Thread-safe. */
final class PeerKey {

  /** Length of a signature. */
  static final int SIGNATURE_BYTES = 32;

  /** Least length of a key. */
  static final int LEAST_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  private PeerKey(byte[] secret) {
    this.secret = secret;
  }

  /** Reads hexadecimal digits; empty when they are none or too few. */
  static Optional<PeerKey> parse(String hex) {
    try {
      byte[] secret = HexFormat.of().parseHex(hex);
      return secret.length < LEAST_BYTES ? Optional.empty() : Optional.of(new PeerKey(secret));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A packet with its signature behind it. */
  byte[] sign(byte[] packet) {
    byte[] signed = Arrays.copyOf(packet, packet.length + SIGNATURE_BYTES);
    System.arraycopy(signature(packet), 0, signed, packet.length, SIGNATURE_BYTES);
    return signed;
  }

  /** Whether what a packet ends with is its signature. */
  boolean signed(byte[] packet) {
    int end = packet.length - SIGNATURE_BYTES;
    return end >= 0
        && MessageDigest.isEqual(
            signature(Arrays.copyOf(packet, end)), Arrays.copyOfRange(packet, end, packet.length));
  }

  private byte[] signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
