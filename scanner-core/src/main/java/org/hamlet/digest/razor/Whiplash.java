package org.hamlet.digest.razor;

import java.util.ArrayList;
import java.util.List;

/**
 * The signatures of engine 8: one for each host that a text links to, of its name and of the text's
 * length in hundreds of bytes.
 */
final class Whiplash {

  private static final int HOST_DIGITS = 12;
  private static final int LENGTH_DIGITS = 4;
  private static final int HUNDRED = 100;

  private Whiplash() {}

  /** The signatures of a text of one char a byte, in the order of its links. */
  static List<String> of(String text) {
    int length = text.length() / HUNDRED * HUNDRED;
    String ofLength = Sha1.hex(String.valueOf(length)).substring(0, LENGTH_DIGITS);
    List<String> signatures = new ArrayList<>();
    for (String host : LinkedHosts.of(text)) {
      String digits = Sha1.hex(host).substring(0, HOST_DIGITS) + ofLength;
      signatures.add(Sha1.base64(digits));
    }
    return signatures;
  }
}
