package org.hamlet.digest.pyzor;

import java.io.ByteArrayOutputStream;
import org.hamlet.message.Bytes;

/**
 * Base64 as Python reads it: what does not belong there is passed over, padding that completes a
 * group ends the text, and text that ends within a group of one is not decoded at all.
 */
final class StrictBase64 {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private static final int SIX_BITS = 6;
  private static final int GROUP = 4;

  private StrictBase64() {}

  static Bytes decode(Bytes raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
    int bits = 0;
    int collected = 0;
    int padding = 0;
    for (int i = 0; i < raw.length(); i++) {
      int octet = raw.at(i);
      if (octet == '=') {
        padding++;
        if (collected >= 2 && collected < GROUP && collected + padding >= GROUP) {
          return Bytes.of(out.toByteArray());
        }
        continue;
      }
      int value = ALPHABET.indexOf(octet);
      if (value < 0) {
        continue;
      }
      padding = 0;
      bits = (bits << SIX_BITS | value) & 0xFFFFFF;
      collected = collected % GROUP + 1;
      if (collected > 1) {
        out.write(bits >> ((GROUP - collected) * 2));
      }
    }
    return collected == 1 ? raw : Bytes.of(out.toByteArray());
  }
}
