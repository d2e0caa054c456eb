package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an address field as SpamAssassin's own reading does: entries up to a comma or semicolon,
 * each a name with angle brackets, an address, or a name alone. It stops at the first entry of
 * another shape; of what follows then only addresses in brackets count.
 */
final class LooseAddresses {

  private static final Pattern GROUP = Pattern.compile("[^\"()<>]+:\\s*");

  private final String text;
  private final List<MailAddress> found = new ArrayList<>();
  private @Nullable AngleEnds ends;
  private int at;

  private LooseAddresses(String text) {
    this.text = text;
  }

  /** The entries in order, those with neither address nor name among them. */
  static List<MailAddress> read(String value) {
    String text = AddressShape.trimmed(value).replace("\\\\", "");
    var group = GROUP.matcher(text);
    if (group.lookingAt()) {
      text = text.substring(group.end());
      if (text.startsWith(";")) {
        return List.of();
      }
    }
    if (AddressShape.trimmed(text).isEmpty()) {
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
    List<Integer> quotes = new ArrayList<>();
    int end = start;
    while (end < text.length() && ",;<".indexOf(text.charAt(end)) < 0) {
      boolean quoted = AddressShape.isAt(text, end, '"');
      int next = quoted ? AddressShape.quoteEnd(text, end) : end + 1;
      if (next < 0) {
        break;
      }
      end = next;
      if (quoted) {
        quotes.add(end);
      }
    }
    return (AddressShape.isAt(text, end, '<') && angle(start, end))
        || bare(start)
        || name(start, end)
        || quotedName(start, quotes);
  }

  /** A name that ends at the bracket, and the address in it. */
  private boolean angle(int start, int bracket) {
    AngleEnds all = ends;
    if (all == null) {
      all = new AngleEnds(text);
      ends = all;
    }
    int inside = afterSpace(bracket + 1);
    Optional<AngleEnds.End> end = all.of(inside);
    if (end.isEmpty()) {
      return false;
    }
    at = end.get().next();
    String address =
        AddressShape.withoutComments(
            AddressShape.trimmed(text.substring(inside, end.get().inside())));
    add(AddressShape.address(address), words(text.substring(start, bracket)), end.get().comment());
    return true;
  }

  /** An address, and perhaps a comment. */
  private boolean bare(int start) {
    return bare(start, AddressShape.quotedEnd(text, start))
        || bare(start, AddressShape.plainEnd(text, start));
  }

  private boolean bare(int start, int end) {
    if (end < 0) {
      return false;
    }
    int comment = afterSpace(end);
    int closed = AddressShape.commentEnd(text, comment);
    int next = AngleEnds.afterSeparator(text, closed < 0 ? comment : closed);
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
    int next = AngleEnds.afterSeparator(text, end);
    int from = end == start ? start - 1 : start;
    if (next < 0 || from < at) {
      return false;
    }
    at = next;
    add(Optional.empty(), words(text.substring(from, end)), Optional.empty());
    return true;
  }

  /** A name whose last quoted string a comment follows that holds what else ends a name. */
  private boolean quotedName(int start, List<Integer> quotes) {
    for (int i = quotes.size() - 1; i >= 0; i--) {
      int comment = afterSpace(quotes.get(i));
      int closed = AddressShape.commentEnd(text, comment);
      int next = closed < 0 ? -1 : AngleEnds.afterSeparator(text, closed);
      if (next >= 0) {
        at = next;
        Optional<String> inside = Optional.of(text.substring(comment + 1, closed - 1));
        add(Optional.empty(), words(text.substring(start, quotes.get(i))), inside);
        return true;
      }
    }
    return false;
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
    int open = text.indexOf('<', at);
    while (open >= 0) {
      int end = AddressShape.quotedEnd(text, open + 1);
      if (!AddressShape.isAt(text, end, '>')) {
        end = AddressShape.plainEnd(text, open + 1);
      }
      boolean closed = AddressShape.isAt(text, end, '>');
      if (closed) {
        Optional<String> address = AddressShape.address(text.substring(open + 1, end));
        address.ifPresent(one -> found.add(new MailAddress(Optional.of(one), Optional.empty())));
      }
      open = text.indexOf('<', closed ? end : open + 1);
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
    return AngleEnds.afterSpace(text, from);
  }
}
