package org.hamlet.text.uri;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of hosts in ASCII, as they are looked up (RFC 5891), after the mapping that programs put
 * before it (Unicode Technical Standard 46, non-transitional: {@code ß}, the final sigma and
 * joiners stay). Follows SpamAssassin 4.0.1's behaviour.
 */
final class AceName {

  /** Signs that are taken for a dot wherever they stand. */
  private static final String DOTS = "\u3002\uFF0E\uFF61\u2024\uFE52";

  /** Not changed by the mapping. */
  private static final String KEPT = "\u00DF\u03C2\u0131\u200C\u200D";

  /** Not seen, and left out. */
  private static final String INVISIBLE =
      "\u00AD\u034F\u180B\u180C\u180D\u180F\u200B\u2060\u2064\uFEFF";

  private static final int FIRST_VARIATION = 0xFE00;
  private static final int LAST_VARIATION = 0xFE0F;

  private AceName() {}

  /**
   * The name in ASCII. What is not one has other dots replaced and nothing else; empty when there
   * is nothing to change.
   *
   * @param host one char a byte, UTF-8 or ISO 8859-1
   */
  static Optional<String> of(String host) {
    if (Ascii.allAscii(host) || host.length() > 4 * HostNames.MAX_NAME_CHARS) {
      return Optional.empty();
    }
    Optional<String> utf8 = decoded(host);
    String name = withDots(utf8.orElse(host));
    String ascii = toAscii(name);
    if (ascii.isEmpty() && utf8.isPresent() && !name.equals(utf8.get())) {
      byte[] octets = name.getBytes(StandardCharsets.UTF_8);
      ascii = new String(octets, StandardCharsets.ISO_8859_1);
    }
    return ascii.isEmpty() ? Optional.empty() : Optional.of(ascii);
  }

  private static Optional<String> decoded(String host) {
    ByteBuffer octets = ByteBuffer.wrap(host.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static String withDots(String name) {
    StringBuilder dotted = new StringBuilder(name);
    for (int i = 0; i < dotted.length(); i++) {
      if (DOTS.indexOf(dotted.charAt(i)) >= 0) {
        dotted.setCharAt(i, '.');
      }
    }
    return dotted.toString();
  }

  /** The name in ASCII; empty when it cannot be one. */
  private static String toAscii(String name) {
    StringBuilder mapped = new StringBuilder(name.length());
    name.codePoints().forEach(c -> map(c, mapped));
    String plain = Normalizer.normalize(mapped, Normalizer.Form.NFC);
    StringBuilder ascii = new StringBuilder(plain.length());
    int start = 0;
    while (start <= plain.length()) {
      int dot = plain.indexOf('.', start);
      int end = dot < 0 ? plain.length() : dot;
      if (end > start) {
        String label = HostLabel.toAscii(plain.substring(start, end));
        if (label.isEmpty()) {
          return "";
        }
        ascii.append(label);
      }
      if (dot >= 0) {
        ascii.append('.');
      }
      start = end + 1;
    }
    return ascii.length() > HostNames.MAX_NAME_CHARS ? "" : ascii.toString();
  }

  private static void map(int c, StringBuilder mapped) {
    if (c < 0x80 || KEPT.indexOf(c) >= 0) {
      mapped.appendCodePoint(c < 0x80 ? Character.toLowerCase(c) : c);
    } else if (c == '\u1E9E') {
      mapped.append("ss");
    } else if (INVISIBLE.indexOf(c) < 0 && (c < FIRST_VARIATION || c > LAST_VARIATION)) {
      String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      // numbers and abbreviations with their dot are no names
      mapped.append(plain.indexOf('.') < 0 ? folded(plain) : Character.toString(c));
    }
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> fold(c, folded));
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static void fold(int c, StringBuilder folded) {
    boolean georgian = c >= '\u10A0' && c <= '\u10C5';
    if (georgian || "\u0131\u04C0\u2132\u2183".indexOf(c) >= 0) {
      folded.appendCodePoint(c);
    } else if ((c >= '\u13F8' && c <= '\u13FD') || (c >= '\uAB70' && c <= '\uABBF')) {
      folded.append(Character.toString(c).toUpperCase(Locale.ROOT));
    } else {
      boolean upper = c >= '\u13A0' && c <= '\u13F5';
      String one = Character.toString(c);
      folded.append(upper ? one : one.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
  }
}
