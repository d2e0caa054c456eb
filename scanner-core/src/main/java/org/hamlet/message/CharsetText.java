package org.hamlet.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Octets in some charset to Unicode, in the order in which SpamAssassin 4.0.1 tries charsets with
 * {@code normalize_charset 1}: ASCII, UTF-8 whatever was declared, the declared one, Windows-1252.
 */
public final class CharsetText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Declared so, a text may be UTF-8. */
  private static final Pattern UTF8_NAME =
      Pattern.compile("utf-8|us-ascii", Pattern.CASE_INSENSITIVE);

  private static final Pattern ESCAPED_CHARSET =
      Pattern.compile("iso-2022-.*|(?:7bit-)?jis|hz-gb-2312", Pattern.CASE_INSENSITIVE);

  /** Those of which Perl's decoder reads nothing behind an octet of eight bits. */
  private static final Pattern CUT_CHARSET =
      Pattern.compile("iso-2022-jp.*|(?:7bit-)?jis|hz", Pattern.CASE_INSENSITIVE);

  /** Those that SpamAssassin does not decode where all octets have seven bits. */
  private static final Pattern LIKE_ASCII =
      Pattern.compile(
          "(?:us-)?ascii|utf-?[78].*|utf-?16.*|unicode-.*|iso-8859-.*|windows-125\\d|koi8-[ru]"
              + "|gbk|gb18030|big5|euc-(?:cn|jp|kr|tw)|hz",
          Pattern.CASE_INSENSITIVE);

  private CharsetText() {}

  /**
   * The text of a part. Compat: a part with eight-bit octets that declares a charset of seven bits
   * (ISO-2022) and is not UTF-8 ends at the first of them.
   *
   * @param declared the charset parameter, if any
   */
  public static String decode(Bytes octets, Optional<String> declared) {
    if (isAscii(octets)) {
      return declared.flatMap(name -> sevenBit(octets, name)).orElseGet(octets::text);
    }
    return strict(octets, StandardCharsets.UTF_8)
        .filter(CharsetText::isOfCharacters)
        .or(() -> declared.flatMap(name -> eightBit(octets, name)))
        .orElseGet(() -> new String(octets.toArray(), WINDOWS_1252));
  }

  /**
   * The text of a part that is decoded even with {@code normalize_charset 0}: one that declares no
   * charset, UTF-8 or US-ASCII, and is UTF-8.
   */
  public static Optional<String> asUtf8(Bytes octets, Optional<String> declared) {
    boolean plain = declared.map(name -> UTF8_NAME.matcher(name).matches()).orElse(true);
    return plain ? strict(octets, StandardCharsets.UTF_8) : Optional.empty();
  }

  /**
   * Whether a text of seven bits is characters for what comes after it, such as the entities of
   * HTML. Compat: in SpamAssassin it is octets, unless its charset is one of the rarer ones.
   *
   * @param declared the charset parameter, if any
   */
  public static boolean isDecodedThoughAscii(Optional<String> declared) {
    return declared.isPresent()
        && !LIKE_ASCII.matcher(declared.get()).matches()
        && CharsetNames.find(declared.get()).isPresent();
  }

  private static Optional<String> sevenBit(Bytes octets, String name) {
    if (Utf16.isNamed(name)) {
      return utf16(octets);
    }
    if (Utf7.isNamed(name)) {
      return Optional.of(Utf7.of(octets));
    }
    if (Iso2022Jp.isNamed(name)) {
      return Optional.of(Iso2022Jp.of(octets));
    }
    if (Iso2022Kr.isNamed(name)) {
      return Optional.of(Iso2022Kr.of(octets));
    }
    if (Hz.isNamed(name)) {
      return Hz.strict(octets);
    }
    Optional<UnicodeUnits> units = UnicodeUnits.named(name);
    if (units.isPresent()) {
      return units.get().strict(octets);
    }
    return ESCAPED_CHARSET.matcher(name).matches() ? escaped(octets, name) : Optional.empty();
  }

  private static Optional<String> eightBit(Bytes octets, String name) {
    if (Utf16.isNamed(name)) {
      return utf16(octets);
    }
    if (Utf7.isNamed(name)) {
      return Optional.of(Utf7.of(octets));
    }
    if (CUT_CHARSET.matcher(name).matches()) {
      Bytes before = octets.slice(0, firstEightBit(octets));
      return sevenBit(before, name).or(() -> Optional.of(before.text()));
    }
    if (Iso2022Kr.isNamed(name)) {
      return Optional.of(Iso2022Kr.of(octets));
    }
    Optional<UnicodeUnits> units = UnicodeUnits.named(name);
    return units.isPresent()
        ? units.get().strict(octets)
        : CharsetNames.find(name)
            .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
            .flatMap(charset -> strict(octets, charset));
  }

  private static Optional<String> utf16(Bytes octets) {
    return Utf16.of(octets).flatMap(units -> units.strict(octets));
  }

  private static int firstEightBit(Bytes octets) {
    int at = 0;
    while (at < octets.length() && octets.at(at) < 0x80) {
      at++;
    }
    return at;
  }

  /**
   * The text of an encoded word (RFC 2047): in the charset it names, Windows-1252 when that is
   * unknown. What cannot be decoded becomes U+FFFD, one for each octet that begins no character.
   * Compat: text in an escaped charset (ISO-2022) that cannot be decoded is dropped as a whole.
   */
  static String decodeWord(Bytes octets, String name) {
    if (Utf7.isNamed(name)) {
      return Utf7.of(octets);
    }
    if (Iso2022Jp.isNamed(name)) {
      return Iso2022Jp.of(octets.slice(0, firstEightBit(octets)));
    }
    if (Iso2022Kr.isNamed(name)) {
      return Iso2022Kr.of(octets);
    }
    if (Hz.isNamed(name)) {
      return Hz.replacing(octets.slice(0, firstEightBit(octets)));
    }
    Optional<UnicodeUnits> units = UnicodeUnits.named(name);
    if (units.isPresent() && !Utf16.isNamed(name)) {
      return units.get().replacing(octets);
    }
    Charset charset = CharsetNames.find(name).orElse(WINDOWS_1252);
    if (ESCAPED_CHARSET.matcher(name).matches()) {
      return strict(octets, charset).orElse("");
    }
    String text = replacing(octets, charset);
    return charset.equals(StandardCharsets.UTF_8) ? ofCharacters(text) : text;
  }

  /**
   * Whether an encoded word stays as it is. Compat: one that names UTF-16 and is UTF-16 by its
   * octets does, where a part is decoded; any other that names it is Windows-1252.
   */
  static boolean isLeft(Bytes octets, String name) {
    return Utf16.isNamed(name) && (isAscii(octets) || utf16(octets).isPresent());
  }

  private static String replacing(Bytes octets, Charset charset) {
    boolean whole = charset.equals(StandardCharsets.UTF_8);
    CharsetDecoder decoder = strictDecoder(charset);
    ByteBuffer in = ByteBuffer.wrap(octets.array(), octets.offset(), octets.length());
    CharBuffer out = CharBuffer.allocate(2 * octets.length() + 2);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      out.put('\uFFFD');
      in.position(in.position() + (whole ? result.length() : 1));
      decoder.reset();
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  /** Whether no octet is above 0x7F. */
  public static boolean isAscii(Bytes octets) {
    byte[] array = octets.array();
    for (int i = octets.offset(); i < octets.end(); i++) {
      if (array[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Text of seven bits in a charset with escapes. */
  private static Optional<String> escaped(Bytes octets, String name) {
    return CharsetNames.find(name).flatMap(charset -> strict(octets, charset));
  }

  private static Optional<String> strict(Bytes octets, Charset charset) {
    try {
      CharBuffer text =
          strictDecoder(charset)
              .decode(ByteBuffer.wrap(octets.array(), octets.offset(), octets.length()));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Compat: UTF-8 with code points that are no characters counts as none. */
  private static boolean isOfCharacters(String text) {
    return text.codePoints().noneMatch(CharsetText::isNoCharacter);
  }

  /** The two last code points of each plane and 32 others (Unicode 15, section 23.7). */
  private static boolean isNoCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  private static String ofCharacters(String text) {
    return isOfCharacters(text)
        ? text
        : text.codePoints()
            .map(c -> isNoCharacter(c) ? '\uFFFD' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  static CharsetDecoder strictDecoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
