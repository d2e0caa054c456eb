package org.hamlet.digest.razor;

/**
 * How Razor's users prove who they are: an HMAC of what the server challenges them with, of the
 * form of RFC 2104 but with the two pads changed over, and the inner digest in hexadecimal.
 */
public final class RazorAuthentication {

  private static final int BLOCK_CHARS = 64;
  private static final int INNER_PAD = 0x5C;
  private static final int OUTER_PAD = 0x36;

  private RazorAuthentication() {}

  /** The response to a challenge, both of one char a byte. */
  public static String response(String password, String challenge) {
    String inner = Sha1.hex(padded(password, INNER_PAD) + challenge);
    return Sha1.base64(Sha1.hex(padded(password, OUTER_PAD) + inner));
  }

  private static String padded(String password, int pad) {
    StringBuilder key = new StringBuilder(BLOCK_CHARS);
    for (int i = 0; i < BLOCK_CHARS; i++) {
      key.append((char) ((i < password.length() ? password.charAt(i) : 0) ^ pad));
    }
    return key.toString();
  }
}
