package org.hamlet.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header value as received to one line of UTF-8: unfolded, trimmed, raw 8-bit text brought to
 * UTF-8, encoded words (RFC 2047) decoded. As SpamAssassin 4.0.1 does it: words may stand anywhere,
 * white space between two of them goes, and neighbours of one charset are joined before decoding,
 * so that a character may be split between them.
 */
public final class HeaderDecoder {

  private static final Pattern WORD =
      Pattern.compile("=\\?([\\w-]+)(?:\\*[\\w-]+)?\\?([bqBQ])\\?([^?]*)\\?=");
  private static final Set<String> NEVER_ENCODED =
      Set.of(
          "received",
          "message-id",
          "resent-message-id",
          "date",
          "resent-date",
          "mime-version",
          "references",
          "in-reply-to");

  private HeaderDecoder() {}

  /** The decoded value of a field, UTF-8 with one char a byte. */
  public static String decode(HeaderField field) {
    return decode(field.name(), field.raw());
  }

  /** The same for a value of its own. */
  public static String decode(String name, Bytes raw) {
    String value = raw.text();
    value = strip(value.indexOf('\n') < 0 ? value : unfolded(value));
    if (!isAscii(value)) {
      value = utf8(CharsetText.decode(Bytes.ofLatin1(value), Optional.empty()));
    }
    return value.contains("=?") && mayBeEncoded(name) ? decodeWords(value) : value;
  }

  /** Decodes the encoded words in a text of UTF-8 with one char a byte. */
  static String decodeWords(String value) {
    Matcher matcher = WORD.matcher(value);
    StringBuilder out = new StringBuilder(value.length());
    WordRun run = new WordRun();
    int end = 0;
    while (matcher.find()) {
      String between = value.substring(end, matcher.start());
      if (end > 0 && between.isBlank()) {
        between = "";
      }
      if (end == 0 || !between.isEmpty()) {
        run.flush(out);
      }
      out.append(between);
      run.add(matcher.group(1), wordOctets(matcher.group(2), matcher.group(3)), out);
      end = matcher.end();
    }
    run.flush(out);
    return out.append(value, end, value.length()).toString();
  }

  /** Words of one charset that follow each other, not decoded yet. */
  private static final class WordRun {
    private final StringBuilder octets = new StringBuilder();
    private String charset = "";

    void add(String next, String nextOctets, StringBuilder out) {
      if (!next.equalsIgnoreCase(charset)) {
        flush(out);
        charset = next;
      }
      octets.append(nextOctets);
    }

    void flush(StringBuilder out) {
      if (octets.length() > 0) {
        Bytes word = Bytes.ofLatin1(octets.toString());
        out.append(
            CharsetText.isLeft(word, charset)
                ? octets
                : utf8(CharsetText.decodeWord(word, charset)));
        octets.setLength(0);
      }
      charset = "";
    }
  }

  private static String wordOctets(String encoding, String text) {
    Bytes octets =
        encoding.equalsIgnoreCase("q")
            ? TransferEncoding.quotedPrintable(Bytes.ofLatin1(text.replace('_', ' ')))
            : TransferEncoding.base64(Bytes.ofLatin1(text));
    return octets.text();
  }

  private static boolean mayBeEncoded(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return !NEVER_ENCODED.contains(key) && !key.startsWith("list-");
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** A line end with white space behind it becomes one space. */
  private static String unfolded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean fold = c == '\n' && at < text.length() && isBlank(text.charAt(at));
      out.append(fold ? ' ' : c);
      while (fold && at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
    }
    return out.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && Lines.isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && Lines.isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
