package org.hamlet.net.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key as published (RFC 6376, section 3.6.1; RFC 8463, section 4).
 *
 * @param testing whether the domain says that it tries DKIM out
 * @param strict whether the identity's domain must be the signer's own
 */
record DkimKey(PublicKey key, int bits, boolean testing, boolean strict) {

  /** Larger RSA keys are not tried: their arithmetic costs too much. */
  static final int MAX_RSA_BITS = 8192;

  /** Larger exponents are not tried: a usual one has 17 bits, one of 3,000 takes a second. */
  static final int MAX_EXPONENT_BITS = 64;

  /** Longer ones are not read: what is around the number of a key of the largest size, and that. */
  static final int MAX_KEY_BYTES = MAX_RSA_BITS / Byte.SIZE + 64;

  private static final int ED25519_BYTES = 32;

  /** What stands before the 32 octets of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  /** Reads a TXT record; empty when no signature of that kind can be verified with it. */
  static Optional<DkimKey> read(String record, boolean ed25519) {
    return TagList.read(record)
        .filter(tags -> isFor(tags, ed25519))
        .flatMap(
            tags ->
                DkimSignature.base64(tags.getOrDefault("p", ""))
                    .flatMap(octets -> key(octets, ed25519))
                    .map(key -> of(key, list(tags, "t"))));
  }

  /** Whether it is one of Ed25519, else of RSA. */
  boolean ed25519() {
    return !(key instanceof RSAPublicKey);
  }

  private static DkimKey of(PublicKey key, List<String> flags) {
    int bits = key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 8 * ED25519_BYTES;
    return new DkimKey(key, bits, flags.contains("y"), flags.contains("s"));
  }

  private static boolean isFor(Map<String, String> tags, boolean ed25519) {
    List<String> services = list(tags, "s");
    return tags.getOrDefault("v", "DKIM1").equals("DKIM1")
        && tags.getOrDefault("k", "rsa").equals(ed25519 ? "ed25519" : "rsa")
        && (!tags.containsKey("h") || list(tags, "h").contains("sha256"))
        && (services.isEmpty() || services.contains("*") || services.contains("email"));
  }

  private static List<String> list(Map<String, String> tags, String tag) {
    return Arrays.stream(tags.getOrDefault(tag, "").split(":"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static Optional<PublicKey> key(byte[] octets, boolean ed25519) {
    if (ed25519 ? octets.length != ED25519_BYTES : octets.length > MAX_KEY_BYTES) {
      return Optional.empty();
    }
    byte[] encoded = octets;
    if (ed25519) {
      encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + ED25519_BYTES);
      System.arraycopy(octets, 0, encoded, ED25519_PREFIX.length, ED25519_BYTES);
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ed25519 ? "Ed25519" : "RSA")
              .generatePublic(new X509EncodedKeySpec(encoded));
      boolean tooLarge =
          key instanceof RSAPublicKey rsa
              && (rsa.getModulus().bitLength() > MAX_RSA_BITS
                  || rsa.getPublicExponent().bitLength() > MAX_EXPONENT_BITS);
      return tooLarge ? Optional.empty() : Optional.of(key);
    } catch (GeneralSecurityException unfit) {
      return Optional.empty();
    }
  }
}
