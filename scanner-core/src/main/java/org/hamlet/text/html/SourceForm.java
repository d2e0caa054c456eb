package org.hamlet.text.html;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the chars of a text are. */
enum SourceForm {
  /** ASCII; character references may add what is beyond. */
  ASCII,

  /** Unicode. */
  UNICODE,

  /**
   * Octets, one char each, of a text that was not decoded ({@code normalize_charset 0}). Compat:
   * character references add the octets of UTF-8, and each piece of text counts as UTF-8 where it
   * is, as Latin-1 where not.
   */
  OCTETS;

  private static final String NO_BREAK_SPACE = "\u00A0";

  /** Compat: a no-break space in UTF-8 of which each octet became a char is shown as a space. */
  private static final String NO_BREAK_SPACE_DECODED_TWICE = "\u00C2\u00A0";

  /** A decoded character reference as it stands in a text of this form. */
  String reference(String decoded) {
    return this == OCTETS ? Chars.utf8(decoded) : decoded;
  }

  /** A piece of text as titles, anchors and links keep it. */
  String kept(String piece) {
    return this == OCTETS && !Chars.areWithin(piece, 0x7F)
        ? Chars.utf8(unicode(piece).orElse(piece))
        : piece;
  }

  /** A piece of text as it is shown. */
  String shown(String piece) {
    return switch (this) {
      case ASCII -> piece;
      case UNICODE -> piece.replace(NO_BREAK_SPACE_DECODED_TWICE, " ");
      case OCTETS ->
          Chars.areWithin(piece, 0x7F)
              ? piece
              : Chars.utf8(unicode(piece).orElse(piece).replace(NO_BREAK_SPACE, " "));
    };
  }

  /**
   * A text with its character references decoded.
   *
   * @param prefixes whether a name may run into the next word
   */
  String decoded(String text, boolean prefixes) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    boolean latin1 = this == OCTETS && unicode(text).isEmpty();
    return latin1
        ? Chars.utf8(Entities.decode(text, UNICODE, prefixes))
        : Entities.decode(text, this, prefixes);
  }

  private static Optional<String> unicode(String octets) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
