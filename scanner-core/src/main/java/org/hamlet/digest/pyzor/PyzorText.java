package org.hamlet.digest.pyzor;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;

/**
 * What Pyzor reads of a part: text in its charset, without what that cannot decode; HTML without
 * its tags; of parts that are no text the lines as they came, transfer encoding and all. Of reports
 * about deliveries nothing.
 */
final class PyzorText {

  private PyzorText() {}

  static String of(Part.Leaf leaf) {
    if (leaf.type().equals("message/delivery-status")) {
      return "";
    }
    if (!leaf.type().startsWith("text/")) {
      return decode(leaf.raw(), charset(leaf), CodingErrorAction.REPLACE);
    }
    String text = decode(decoded(leaf), charset(leaf), CodingErrorAction.IGNORE);
    return leaf.type().equals("text/html") ? StrippedHtml.of(text) : text;
  }

  /** The content; only an encoding whose name stands alone in its field counts. */
  private static Bytes decoded(Part.Leaf leaf) {
    String encoding =
        leaf.headers()
            .first("Content-Transfer-Encoding")
            .map(field -> field.raw().text().stripLeading().toLowerCase(Locale.ROOT))
            .orElse("");
    return switch (encoding) {
      case "base64" -> StrictBase64.decode(leaf.raw());
      case "quoted-printable" -> leaf.decoded();
      default -> leaf.raw();
    };
  }

  private static Charset charset(Part.Leaf leaf) {
    try {
      return Charset.forName(leaf.charset().orElse("us-ascii"));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.US_ASCII;
    }
  }

  private static String decode(Bytes octets, Charset charset, CodingErrorAction otherwise) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(otherwise)
              .onUnmappableCharacter(otherwise)
              .decode(ByteBuffer.wrap(octets.array(), octets.offset(), octets.length()));
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("errors are ignored or replaced", e);
    }
  }
}
