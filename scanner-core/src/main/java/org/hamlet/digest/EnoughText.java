package org.hamlet.digest;

import java.nio.charset.StandardCharsets;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;

/**
 * Whether a text says enough to be told from those of other mail: what many write alike, such as a
 * greeting, a signature or HTML that shows nothing, says nothing of a message. Letters and digits
 * count, those of links, tags, comments and styles do not. Of octets that are no ASCII those count
 * that begin a letter in UTF-8 or are one in a charset of single octets; a letter of three octets,
 * as in Chinese, counts twice.
 */
public final class EnoughText {

  /** Fewest letters and digits of a text that services are asked about, or told of. */
  public static final int LEAST_LETTERS = 40;

  private static final int FIRST_LETTER_OCTET = 0xC0;

  private static final String LONG_LETTERS =
      "\u00E3\u00E4\u00E5\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED";

  private static final int FIRST_CONTINUATION = 0x80;

  /** With these begin spaces, signs and what is not seen at all. */
  private static final String SIGN_OCTETS = "\u00C2\u00CC\u00CD\u00E2\u00EF";

  static final int MAX_ENTITY_CHARS = 10;

  private final String text;
  private boolean tagsEnd = true;

  private EnoughText(String text) {
    this.text = text;
  }

  /** Whether a text of one char an octet does. */
  public static boolean in(String text) {
    return new EnoughText(text).letters() >= LEAST_LETTERS;
  }

  /** Whether the content of a part of the message does, such as an image's. */
  public static boolean in(ParsedMessage message) {
    return message.leaves().stream().anyMatch(EnoughText::in);
  }

  private static boolean in(Part.Leaf leaf) {
    return in(leaf.decoded().text());
  }

  /** Whether lines of Unicode do together. */
  public static boolean in(Iterable<String> lines) {
    byte[] octets = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return in(new String(octets, StandardCharsets.ISO_8859_1));
  }

  private int letters() {
    int letters = 0;
    int at = 0;
    while (at < text.length() && letters < LEAST_LETTERS) {
      int behind = behindUncounted(at);
      letters += behind > at ? 0 : weight(at);
      at = Math.max(behind, at + 1);
    }
    return letters;
  }

  private int weight(int at) {
    char c = text.charAt(at);
    boolean threeOctets = LONG_LETTERS.indexOf(c) >= 0 && continues(at + 1) && continues(at + 2);
    return threeOctets ? 2 : isLetter(c) ? 1 : 0;
  }

  private boolean continues(int at) {
    return at < text.length()
        && text.charAt(at) >= FIRST_CONTINUATION
        && text.charAt(at) < FIRST_LETTER_OCTET;
  }

  /** Behind the tag, entity or link that begins there; the same place where none does. */
  private int behindUncounted(int at) {
    return switch (text.charAt(at)) {
      case '<' -> behindTag(at);
      case '&' -> behindEntity(at);
      case 'h', 'H', 'w', 'W', 'f', 'F' -> behindLink(at);
      default -> at;
    };
  }

  private int behindTag(int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean tag = next == '!' || next == '/' || next == '?' || (isAscii(next) && isLetter(next));
    if (!tag || !tagsEnd) {
      return at;
    }
    String end =
        starts(at, "<!--") ? "-->" : starts(at, "<style") || starts(at, "<script") ? "</" : ">";
    int close = text.indexOf(end, at + 1);
    tagsEnd = close >= 0;
    if (close < 0) {
      // nobody sees what comes behind the begin of a comment or a style
      return end.equals(">") ? at : text.length();
    }
    // of a style the tag that ends it comes next
    return end.equals("</") ? close : close + end.length();
  }

  private int behindEntity(int at) {
    int most = Math.min(text.length(), at + MAX_ENTITY_CHARS);
    int end = at + 1;
    while (end < most && text.charAt(end) != ';') {
      end++;
    }
    return end < most ? end + 1 : at;
  }

  private int behindLink(int at) {
    boolean word = at == 0 || !isLetter(text.charAt(at - 1));
    boolean link =
        word
            && (starts(at, "http://")
                || starts(at, "https://")
                || starts(at, "ftp://")
                || starts(at, "www."));
    int end = at;
    while (link && end < text.length() && "\t\n\r <>\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private boolean starts(int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  private static boolean isAscii(char c) {
    return c < 0x80;
  }

  private static boolean isLetter(char c) {
    return isAscii(c)
        ? (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        : c >= FIRST_LETTER_OCTET && SIGN_OCTETS.indexOf(c) < 0;
  }
}
