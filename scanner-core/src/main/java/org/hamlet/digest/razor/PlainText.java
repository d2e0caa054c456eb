package org.hamlet.digest.razor;

import java.util.Locale;
import java.util.Set;
import org.hamlet.text.html.EntityTable;

/**
 * HTML to its text as Razor's engine 4 takes it: what stands between tags, with the character
 * entities of Latin 1. A text without a tag that is known stays as it is. Compat: the last byte is
 * left out, a NUL ends the text, entities need no semicolon, and a tag without end takes the rest.
 */
final class PlainText {

  private static final Set<String> KNOWN_TAGS =
      Set.of(
          ("a applet area b base body br button center col div em embed font form frame head hr"
                  + " html i iframe img input map meta object param pre script span style sub sup"
                  + " table tbody td th tr xml xmp")
              .split(" "));

  static final int MAX_ENTITY_CHARS = 6;
  private static final int LATIN_1 = 256;

  private final String html;
  private final StringBuilder text = new StringBuilder();

  private PlainText(String html) {
    this.html = html;
  }

  static String of(String text) {
    return isHtml(text) ? new PlainText(text.substring(0, text.length() - 1)).stripped() : text;
  }

  /**
   * Read once from its begin to its end, whatever is in it. Compat: a name ends at what is no
   * letter, and a tag of any name at the next angle bracket.
   */
  private static boolean isHtml(String text) {
    int nul = text.indexOf('\0');
    int length = nul < 0 ? text.length() : nul;
    int at = text.indexOf('<');
    while (at >= 0 && at < length) {
      int start = tagName(text, at + 1, length);
      int end = afterLetters(text, start, length);
      int close = end == start ? at : text.indexOf('>', end);
      if (close < 0 || close >= length) {
        return false;
      }
      if (KNOWN_TAGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
        return true;
      }
      at = text.indexOf('<', close + 1);
    }
    return false;
  }

  private static int tagName(String text, int from, int length) {
    int at = from < length && "/!".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
    while (at < length && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int afterLetters(String text, int from, int length) {
    int at = from;
    while (at < length && isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String stripped() {
    int at = 0;
    while (at < html.length() && html.charAt(at) != 0) {
      char c = html.charAt(at);
      if (c == '<') {
        at = afterTag(at + 1);
      } else if (c == '&') {
        at = entity(at);
      } else {
        if (c != '>') {
          text.append(c);
        }
        at++;
      }
    }
    return text.toString();
  }

  /**
   * Behind a tag or declaration. Quoted values may hold anything; so may comments, which every two
   * hyphens, also such as overlap, open or close within a declaration. Compat: an ampersand that is
   * in neither is text.
   */
  private int afterTag(int from) {
    boolean declaration = html.startsWith("!", from);
    boolean comment = false;
    char quote = 0;
    int at = from;
    while (at < html.length() && html.charAt(at) != 0) {
      char c = html.charAt(at);
      if (declaration && quote == 0 && c == '-' && html.charAt(at - 1) == '-') {
        comment = !comment;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (!comment && c == '>') {
        return at + 1;
      } else if (!comment && (c == '"' || c == '\'')) {
        quote = c;
      } else if (!comment && c == '&') {
        at = entity(at);
        continue;
      }
      at++;
    }
    return at;
  }

  private int entity(int at) {
    int most = Math.min(html.length(), at + 1 + MAX_ENTITY_CHARS);
    for (int end = most; end > at + 2; end--) {
      String name = html.substring(at + 1, end);
      String found = name.equals("apos") ? "" : EntityTable.find(name, false);
      if (!found.isEmpty() && found.charAt(0) < LATIN_1) {
        text.append(name.equals("nbsp") ? " " : found);
        return end < html.length() && html.charAt(end) == ';' ? end + 1 : end;
      }
    }
    text.append('&');
    return at + 1;
  }
}
