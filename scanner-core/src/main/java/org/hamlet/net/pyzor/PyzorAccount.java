package org.hamlet.net.pyzor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who asks a server.
 *
 * @param user the name the server knows
 * @param key the secret shared with it, hexadecimal
 */
record PyzorAccount(String user, String key) {

  /** Who has no account. */
  static final PyzorAccount ANONYMOUS = new PyzorAccount("anonymous", "");

  /** The text of a request with its signature: what a server takes from this user. */
  String signed(String request, long epochSecond) {
    String text = request + "User: " + user + "\nTime: " + epochSecond;
    byte[] secret =
        (":" + epochSecond + ":" + hex(sha1(bytes(user + ":" + key))))
            .getBytes(StandardCharsets.UTF_8);
    MessageDigest sha1 = newSha1();
    sha1.update(sha1(bytes(text)));
    sha1.update(secret);
    return text + "\nSig: " + hex(sha1.digest()) + "\n\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha1(byte[] bytes) {
    return newSha1().digest(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest newSha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
