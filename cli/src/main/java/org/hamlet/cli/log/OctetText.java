package org.hamlet.cli.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts of a message, one char a byte, as characters. */
public final class OctetText {

  private OctetText() {}

  /** UTF-8 where it is that, else ISO-8859-1. */
  public static String decoded(String octets) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /** The same with a question mark for all that could command a terminal or turn its text. */
  public static String shown(String octets) {
    return decoded(octets).replaceAll("[\\p{Cc}\\p{Cf}\u2028\u2029]", "?");
  }
}
