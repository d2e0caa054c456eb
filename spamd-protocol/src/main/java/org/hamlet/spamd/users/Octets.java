package org.hamlet.spamd.users;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text with a character for each byte, as the protocol and configuration have it, and real text.
 */
final class Octets {

  private Octets() {}

  /** A character for each byte of the text in UTF-8. */
  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** The text that the bytes are in UTF-8, or in ISO 8859-1 where they are no UTF-8. */
  static String decoded(String octets) {
    ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(octets);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }
}
