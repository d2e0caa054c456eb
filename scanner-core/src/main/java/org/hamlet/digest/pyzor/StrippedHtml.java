package org.hamlet.digest.pyzor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML to its text as Pyzor takes it: what stands between tags, a space between the pieces, without
 * scripts and styles. It reads HTML as the parser of Python 3 does, and as that one it stops before
 * a tag, comment or entity that has no end. One use.
 */
final class StrippedHtml {

  private static final Pattern COMMENT_END = Pattern.compile("--\\s*>");
  private static final Pattern SECTION_END = Pattern.compile("]\\s*]\\s*>");
  private static final Pattern CONDITION_END = Pattern.compile("]\\s*>");
  private static final Pattern SECTION_NAME = Pattern.compile("[a-zA-Z][-_.a-zA-Z0-9]*\\s*");
  private static final Pattern END_NAME = Pattern.compile("\\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\\s*>");

  /** An ampersand may begin an entity that goes on only when it is so near the end, in chars. */
  private static final int ENTITY_CHARS = 34;

  /** What begins here has no end. */
  private static final int ENDLESS = -1;

  private final String html;
  private final StringBuilder text = new StringBuilder();

  private StrippedHtml(String html) {
    this.html = html;
  }

  static String of(String html) {
    StrippedHtml reading = new StrippedHtml(html);
    reading.read();
    return reading.text.toString();
  }

  private void read() {
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        if (!endsInEntity(at)) {
          add(html.substring(at));
        }
        return;
      }
      add(html.substring(at, tag));
      at = markup(tag);
      if (at == ENDLESS) {
        return;
      }
    }
  }

  /** Whether the text ends in what may be the first part of an entity: then all of it waits. */
  private boolean endsInEntity(int from) {
    int amp = html.lastIndexOf('&');
    if (amp < Math.max(from, html.length() - ENTITY_CHARS)) {
      return false;
    }
    for (int i = amp; i < html.length(); i++) {
      if (html.charAt(i) == ';' || PyzorLines.isSpace(html.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(String raw) {
    String piece = PyzorLines.strip(CharacterReferences.resolve(raw));
    if (!piece.isEmpty()) {
      text.append(text.length() == 0 ? "" : " ").append(piece);
    }
  }

  /** Reads what begins with {@code <}; returns where it ends. */
  private int markup(int at) {
    char next = at + 1 < html.length() ? html.charAt(at + 1) : 0;
    if (isLetter(next)) {
      return startTag(at);
    }
    return switch (next) {
      case '/' -> endTag(at);
      case '!' -> declaration(at);
      case '?' -> after('>', at + 2);
      default -> {
        if (at + 1 == html.length()) {
          yield ENDLESS;
        }
        add("<");
        yield at + 1;
      }
    };
  }

  private int declaration(int at) {
    if (html.startsWith("<!--", at)) {
      return after(COMMENT_END, at + 4);
    }
    if (html.startsWith("<![", at)) {
      return section(at + 3);
    }
    return after('>', at + 2);
  }

  private int section(int name) {
    Matcher matcher = SECTION_NAME.matcher(html).region(name, html.length());
    if (!matcher.lookingAt() || matcher.hitEnd()) {
      return ENDLESS;
    }
    return switch (matcher.group().strip().toLowerCase(Locale.ROOT)) {
      case "temp", "cdata", "ignore", "include", "rcdata" -> after(SECTION_END, name);
      case "if", "else", "endif" -> after(CONDITION_END, name);
      default -> ENDLESS;
    };
  }

  private int startTag(int at) {
    StartTagEnd end = StartTagEnd.find(html, at);
    if (end.at() == ENDLESS) {
      return ENDLESS;
    }
    if (!end.wellFormed()) {
      add(html.substring(at, end.at()));
      return end.at();
    }
    boolean dropped = end.name().equals("script") || end.name().equals("style");
    if (dropped && !end.closed()) {
      return afterElement(end.name(), end.at());
    }
    return end.at();
  }

  /** Where a script or style ends, which nothing but its end tag ends. */
  private int afterElement(String name, int from) {
    Pattern end = Pattern.compile("</\\s*" + name + "\\s*>", Pattern.CASE_INSENSITIVE);
    return after(end, from);
  }

  private int endTag(int at) {
    int close = after('>', at + 1);
    if (close == ENDLESS) {
      return ENDLESS;
    }
    Matcher name = END_NAME.matcher(html).region(at + 2, html.length());
    if (name.lookingAt()) {
      return name.end();
    }
    if (at + 2 < html.length() && isLetter(html.charAt(at + 2))) {
      return after('>', StartTagEnd.nameEnd(html, at + 2));
    }
    return close;
  }

  private int after(char end, int from) {
    int found = html.indexOf(end, from);
    return found < 0 ? ENDLESS : found + 1;
  }

  private int after(Pattern end, int from) {
    Matcher matcher = end.matcher(html);
    return from <= html.length() && matcher.find(from) ? matcher.end() : ENDLESS;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
