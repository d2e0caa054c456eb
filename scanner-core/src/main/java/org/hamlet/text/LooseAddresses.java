package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an address field as SpamAssassin's own reading does: entries up to a comma or semicolon,
 * each a name with angle brackets, an address, or a name alone. It stops at the first entry of
 * another shape; of what follows then only addresses in brackets count.
 */
final class LooseAddresses {

  private static final Pattern GROUP = Pattern.compile("[^\"()<>]+:\\s*");

  private final String text;
  private final List<MailAddress> found = new ArrayList<>();
  private int at;

  private LooseAddresses(String text) {
    this.text = text;
  }

  /** The entries in order, those with neither address nor name among them. */
  static List<MailAddress> read(String value) {
    String text = value.stripTrailing().replace("\\\\", "");
    var group = GROUP.matcher(text);
    if (group.lookingAt()) {
      text = text.substring(group.end());
      if (text.startsWith(";")) {
        return List.of();
      }
    }
    if (text.isBlank()) {
      return List.of();
    }
    LooseAddresses list = new LooseAddresses(text);
    while (list.at < text.length()) {
      if (!list.entry()) {
        list.bracketed();
        break;
      }
    }
    return list.found;
  }

  /** Reads one entry with what ends it, when it is of a known shape. */
  private boolean entry() {
    int start = afterSpace(at);
    int end = start;
    while (end < text.length() && ",;<".indexOf(text.charAt(end)) < 0) {
      int quote = AddressShape.isAt(text, end, '"') ? AddressShape.quoteEnd(text, end) : end + 1;
      if (quote < 0) {
        break;
      }
      end = quote;
    }
    return (AddressShape.isAt(text, end, '<') && angle(start, end))
        || bare(start)
        || name(start, end);
  }

  /** A name that ends at the bracket, and the address in it. */
  private boolean angle(int start, int bracket) {
    int inside = afterSpace(bracket + 1);
    Optional<AngleEnd> end = AngleEnd.of(text, inside);
    if (end.isEmpty()) {
      return false;
    }
    at = end.get().next();
    String address =
        AddressShape.withoutComments(text.substring(inside, end.get().inside()).stripTrailing());
    add(AddressShape.address(address), words(text.substring(start, bracket)), end.get().comment());
    return true;
  }

  /** An address, and perhaps a comment. */
  private boolean bare(int start) {
    int end = AddressShape.end(text, start);
    if (end < 0) {
      return false;
    }
    int comment = afterSpace(end);
    int closed = AddressShape.commentEnd(text, comment);
    int next = AngleEnd.afterSeparator(text, closed < 0 ? comment : closed);
    if (next < 0) {
      return false;
    }
    at = next;
    Optional<String> phrase =
        closed < 0 ? Optional.empty() : Optional.of(text.substring(comment + 1, closed - 1));
    found.add(new MailAddress(AddressShape.address(text.substring(start, end)), phrase));
    return true;
  }

  /** A name alone. Compat: the white space before a lone comma is one. */
  private boolean name(int start, int end) {
    int next = AngleEnd.afterSeparator(text, end);
    int from = end == start ? start - 1 : start;
    if (next < 0 || from < at) {
      return false;
    }
    at = next;
    add(Optional.empty(), words(text.substring(from, end)), Optional.empty());
    return true;
  }

  private void add(Optional<String> address, String words, Optional<String> comment) {
    if (address.isEmpty() && AddressShape.named(words).isPresent()) {
      found.add(new MailAddress(AddressShape.named(words), comment));
    } else {
      boolean told = words.isEmpty() || address.filter(words::equals).isPresent();
      found.add(new MailAddress(address, told ? comment : Optional.of(words)));
    }
  }

  /** The addresses in brackets in the rest, whose names are not told. */
  private void bracketed() {
    for (int i = text.indexOf('<', at); i >= 0; i = text.indexOf('<', i + 1)) {
      int end = AddressShape.end(text, i + 1);
      if (end >= 0 && AddressShape.isAt(text, end, '>')) {
        Optional<String> address = AddressShape.address(text.substring(i + 1, end));
        address.ifPresent(one -> found.add(new MailAddress(Optional.of(one), Optional.empty())));
      }
    }
  }

  /** A name without its quotes, and without comments but for those within quotes. */
  private static String words(String phrase) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (from < phrase.length()) {
      int quote = phrase.indexOf('"', from);
      int open = quote < 0 ? phrase.length() : quote;
      out.append(AddressShape.withoutComments(phrase.substring(from, open)));
      from = quote < 0 ? open : AddressShape.quoteEnd(phrase, quote);
      for (int i = open + 1; i < from - 1; i++) {
        i += phrase.charAt(i) == '\\' ? 1 : 0;
        out.append(phrase.charAt(i));
      }
    }
    return out.toString();
  }

  private int afterSpace(int from) {
    return AngleEnd.afterSpace(text, from);
  }
}
