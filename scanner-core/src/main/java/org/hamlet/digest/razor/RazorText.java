package org.hamlet.digest.razor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.message.Part;

/**
 * What Razor reads of a part, one char a byte: without transfer encoding, as far as its first 60 KB
 * as sent go. Base64 counts up to its first padding.
 */
final class RazorText {

  /** As many bytes of a part as sent are read, as Debian's razor does. */
  static final int MAX_BYTES = 61_440;

  private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\r?\\n");
  private static final Pattern ESCAPE = Pattern.compile("=([0-9A-Fa-f]{2})");
  private static final Pattern NO_BASE64 = Pattern.compile("[^A-Za-z0-9+/]");

  private static final String ENCODING = "Content-Transfer-Encoding:";

  private static final int HEXADECIMAL = 16;
  private static final int GROUP = 4;

  private RazorText() {}

  /** The text of a message that has no parts. */
  static String ofWhole(Part.Leaf message) {
    return of(message, "");
  }

  /** The text of one part of several. */
  static String ofPart(Part.Leaf part) {
    return of(part, headerRead(part.headers()));
  }

  private static String of(Part.Leaf leaf, String header) {
    String whole = header + leaf.raw().text();
    String raw = whole.substring(0, Math.min(whole.length(), MAX_BYTES));
    String encoding = leaf.transferEncoding().toLowerCase(Locale.ROOT);
    if (encoding.contains("base64")) {
      return base64(raw.substring(Math.min(raw.length(), header.length())));
    }
    boolean quoted = encoding.contains("quoted-printable") && !header.startsWith(ENCODING);
    return quoted ? quotedPrintable(raw) : raw;
  }

  /**
   * Compat: a part whose header does not begin with its type is read together with its header, and
   * quoted-printable is not seen where that begins with the encoding.
   */
  private static String headerRead(Headers headers) {
    List<HeaderField> fields = headers.fields();
    if (fields.isEmpty() || fields.get(0).is("Content-Type")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (HeaderField field : fields) {
      text.append(field.name()).append(": ").append(field.raw().text()).append('\n');
    }
    return text.append('\n').toString();
  }

  /** Without line ends at its end. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  private static String quotedPrintable(String raw) {
    return ESCAPE
        .matcher(SOFT_BREAK.matcher(raw).replaceAll(""))
        .replaceAll(
            octet ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(octet.group(1), HEXADECIMAL))));
  }

  private static String base64(String raw) {
    int padding = raw.indexOf('=');
    String digits = NO_BASE64.matcher(padding < 0 ? raw : raw.substring(0, padding)).replaceAll("");
    int usable = digits.length() % GROUP == 1 ? digits.length() - 1 : digits.length();
    byte[] octets = Base64.getDecoder().decode(digits.substring(0, usable));
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
