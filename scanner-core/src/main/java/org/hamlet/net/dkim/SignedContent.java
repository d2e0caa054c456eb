package org.hamlet.net.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HashMap;
import java.util.Map;
import org.hamlet.message.Bytes;

/** What signatures of one message are held against. Confined to one thread. */
final class SignedContent {

  /** Shorter RSA keys prove nothing (RFC 8301, section 3.2). */
  static final int MIN_RSA_BITS = 1024;

  private final SignedHeader header;
  private final Bytes body;
  private final Map<BodyForm, Bytes> hashes = new HashMap<>();

  /**
   * Reads the header.
   *
   * @param header as received
   * @param body all after the blank line, as received
   */
  SignedContent(Bytes header, Bytes body) {
    this.header = new SignedHeader(header);
    this.body = body;
  }

  SignedHeader header() {
    return header;
  }

  /** Whether a signature fits header and body. */
  boolean fits(String field, DkimSignature signature, DkimKey key) {
    long bytes = signature.bodyBytes().orElse(Long.MAX_VALUE);
    BodyForm form = new BodyForm(signature.relaxedBody(), bytes);
    return hashes.computeIfAbsent(form, this::hash).equals(signature.bodyHash())
        && signs(
            header.signedText(signature.names(), field, signature.relaxedHeader()),
            signature.signature(),
            key);
  }

  /**
   * The hash of the body or its signed beginning. A body shorter than that is hashed as it is: a
   * hash that fits then proves as much.
   */
  private Bytes hash(BodyForm form) {
    byte[] canonical = CanonicalBody.of(body, form.relaxed);
    MessageDigest digest = sha256();
    digest.update(canonical, 0, (int) Math.min(form.bytes, canonical.length));
    return Bytes.of(digest.digest());
  }

  /** Whether a signature over a text, one char an octet, was made with a key that counts. */
  static boolean signs(String text, Bytes signature, DkimKey key) {
    if (!key.ed25519() && key.bits() < MIN_RSA_BITS) {
      return false;
    }
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      Signature verifier = Signature.getInstance(key.ed25519() ? "Ed25519" : "SHA256withRSA");
      verifier.initVerify(key.key());
      // RFC 8463, section 3: Ed25519 signs the hash of the text, not the text.
      verifier.update(key.ed25519() ? sha256().digest(octets) : octets);
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException unfit) {
      return false;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Which octets of the body are hashed. */
  private record BodyForm(boolean relaxed, long bytes) {}
}
