package org.hamlet.models.bayes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * Tokens as keys of 40 bits: the last five bytes of their SHA-1, as SpamAssassin's own store has
 * them. Confined to one thread.
 */
final class TokenHash {

  /** Bytes of a key. */
  static final int BYTES = 5;

  private final MessageDigest sha1 = sha1();

  /** The key of one token, one char a byte. */
  long of(String token) {
    byte[] digest = sha1.digest(token.getBytes(StandardCharsets.ISO_8859_1));
    long key = 0;
    for (int i = digest.length - BYTES; i < digest.length; i++) {
      key = (key << 8) | (digest[i] & 0xFF);
    }
    return key;
  }

  /** The keys of many tokens, sorted, each once. */
  long[] of(Collection<String> tokens) {
    return tokens.stream().mapToLong(this::of).sorted().distinct().toArray();
  }

  static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
