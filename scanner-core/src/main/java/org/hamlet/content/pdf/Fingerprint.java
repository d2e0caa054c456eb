package org.hamlet.content.pdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The MD5 of texts that come one after the other. One thread. */
final class Fingerprint {

  private final MessageDigest md5 = md5();
  private boolean any;

  /** Takes in a text, one octet a char. */
  void add(String text) {
    any |= !text.isEmpty();
    md5.update(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The fingerprint in upper-case hex; empty when nothing came. To be asked for once. */
  Optional<String> hex() {
    return any ? Optional.of(hex(md5.digest())) : Optional.empty();
  }

  /** That of one text. */
  static String of(String text) {
    return hex(md5().digest(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().withUpperCase().formatHex(digest);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
