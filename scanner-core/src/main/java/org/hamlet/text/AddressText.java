package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of an address field, taken apart: the words outside and inside of angle brackets, the
 * comments, and whether it is well-formed. Entries end at a comma or semicolon that is not quoted,
 * in a comment or in angle brackets; a group's name up to its colon is dropped.
 */
final class AddressText {

  private final StringBuilder raw = new StringBuilder();
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder after = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private Optional<String> angle = Optional.empty();
  private boolean quoted;
  private boolean damaged;
  private boolean unclosed;
  private boolean commentLast;
  private int commas;

  private AddressText() {}

  /** The entries of a value. */
  static List<AddressText> split(String value) {
    List<AddressText> texts = new ArrayList<>();
    int at = 0;
    while (at <= value.length()) {
      AddressText text = new AddressText();
      at = text.read(value, at) + 1;
      texts.add(text);
    }
    return texts;
  }

  /** Nothing but white space and comments. */
  boolean isBlank() {
    return words.toString().isBlank() && raw.toString().isBlank() && angle.isEmpty();
  }

  /** What stands in angle brackets. */
  Optional<String> angle() {
    return angle;
  }

  /** Whether an angle bracket was not closed. */
  boolean isUnclosed() {
    return unclosed;
  }

  /** Whether nothing but one comment follows the angle brackets, and no quote was left open. */
  boolean isCleanAfterAngle() {
    return after.toString().isBlank() && !damaged;
  }

  /** What follows the angle brackets. */
  String afterAngle() {
    return after.toString();
  }

  /** The text before the angle brackets without quotes and comments, else the comment. */
  Optional<String> phrase() {
    if ((quoted && words.length() > 0) || !words.toString().isBlank()) {
      return Optional.of(words.toString());
    }
    return comment();
  }

  /** The comment, when there is one. */
  Optional<String> comment() {
    return comments.isEmpty() ? Optional.empty() : Optional.of(comments.get(comments.size() - 1));
  }

  /** The text when it is all, or all before one comment at its end; else empty. */
  String withoutComment() {
    if (comments.size() > 1 || (comments.size() == 1 && !commentLast)) {
      return "";
    }
    String all = raw.toString().trim();
    return quoted && all.startsWith("\"") && all.endsWith("\"") ? words.toString() : all;
  }

  /** The text after an angle bracket, or all of it. */
  String afterOpening() {
    return angle.orElseGet(raw::toString).trim();
  }

  /** Commas that end this entry or stand in its brackets. */
  int commas() {
    return commas;
  }

  /** Reads one entry from {@code from} on; returns where it ended. */
  private int read(String value, int from) {
    int at = from;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c == ',' || c == ';') {
        commas += c == ',' ? 1 : 0;
        return at;
      }
      at =
          switch (c) {
            case '"' -> quote(value, at);
            case '(' -> comment(value, at);
            case '<' -> angle(value, at);
            case ':' -> colon(at);
            default -> plain(c, at);
          };
    }
    return at;
  }

  private int plain(char c, int at) {
    if (angle.isPresent()) {
      after.append(c);
    } else {
      raw.append(c);
      if (!unclosed) {
        words.append(c);
      }
      commentLast &= Character.isWhitespace(c);
    }
    return at + 1;
  }

  /** The name of a group ends here. Compat: a name with quotes is none. */
  private int colon(int at) {
    if (quoted || angle.isPresent()) {
      return plain(':', at);
    }
    raw.setLength(0);
    words.setLength(0);
    comments.clear();
    return at + 1;
  }

  private int quote(String value, int at) {
    int end = damaged ? -1 : closingQuote(value, at + 1);
    if (end < 0 || angle.isPresent()) {
      damaged = true;
      return plain('"', at);
    }
    quoted = true;
    raw.append(value, at, end + 1);
    for (int i = at + 1; i < end; i++) {
      if (value.charAt(i) == '\\' && i + 1 < end) {
        i++;
      }
      words.append(value.charAt(i));
    }
    return end + 1;
  }

  private static int closingQuote(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private int comment(String value, int at) {
    int end = at + 1;
    while (end < value.length() && value.charAt(end) != '(' && value.charAt(end) != ')') {
      end++;
    }
    if (end == value.length() || value.charAt(end) == '(') {
      return plain('(', at);
    }
    comments.add(value.substring(at + 1, end));
    commentLast = true;
    return end + 1;
  }

  private int angle(String value, int at) {
    int end = unclosed ? -1 : value.indexOf('>', at);
    if (angle.isPresent()) {
      return plain('<', at);
    }
    if (end < 0) {
      unclosed = true;
      raw.setLength(0);
      return at + 1;
    }
    String inside = value.substring(at + 1, end);
    angle = Optional.of(inside);
    commas += (int) inside.chars().filter(c -> c == ',').count();
    comments.clear();
    return end + 1;
  }
}
