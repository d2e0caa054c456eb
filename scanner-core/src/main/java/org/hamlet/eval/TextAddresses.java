package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hamlet.text.uri.DomainRegistry;

/**
 * Finds mail addresses in running text (RFC 5322, dot-atoms only) below a known top level domain.
 * Reads one after the other; looks at each char a bounded number of times.
 */
final class TextAddresses {

  /** Longest local part (RFC 5321, 4.5.3.1.1). */
  static final int MAX_LOCAL_CHARS = 64;

  /** Longest domain (RFC 5321, 4.5.3.1.2). */
  static final int MAX_DOMAIN_CHARS = 253;

  private static final String MAILTO = "mailto:";

  /** Shortest and longest word before a colon that tells of a quotation ("wrote:", "Subject:"). */
  private static final int MIN_WORD_CHARS = 2;

  static final int MAX_WORD_CHARS = 11;

  /** Beginnings of words in a signature, after which the address before is the writer's own. */
  private static final List<String> CONTACT_WORDS =
      List.of("fax", "facsi", "tel", "phone", "mail", "email");

  private static final String ATOM_MARKS = "!#$%&'*+/=?^_`{|}~-";

  private final String text;
  private final DomainRegistry domains;
  private int end;

  /** Addresses of {@code text}, one char a byte. */
  TextAddresses(String text, DomainRegistry domains) {
    this.text = text;
    this.domains = domains;
  }

  /**
   * The text with a space for each address right before {@code >} or before a word with a colon, as
   * in "a@example.com wrote:", with these: most often it is from somebody else's message.
   */
  String withoutQuoted() {
    StringBuilder left = new StringBuilder();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(end, at + 1))) {
      int start = quotedStart(at);
      int domainEnd = start < at ? domainEnd(at + 1) : at;
      int quotedEnd = domainEnd > at + 1 ? quotedEnd(domainEnd) : 0;
      if (quotedEnd > 0) {
        boolean bracket = start > end && text.charAt(start - 1) == '<';
        left.append(text, end, bracket ? start - 1 : start).append(' ');
        end = quotedEnd;
      }
    }
    return left.append(text, end, text.length()).toString();
  }

  /** Where a quoted address may begin: right behind {@code mailto:} not before the next atom. */
  private int quotedStart(int at) {
    int start = localStart(at);
    if (!text.regionMatches(true, start - MAILTO.length(), MAILTO, 0, MAILTO.length())) {
      return start;
    }
    int dot = text.indexOf('.', start);
    return dot < 0 ? at : Math.min(dot + 1, at);
  }

  /** Adds all that follow to {@code found}, in lower case. */
  void addTo(Set<String> found) {
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      found.add(next.get());
    }
  }

  /** The next address in lower case; empty when there is none left. */
  Optional<String> next() {
    for (int at = text.indexOf('@', end); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = localStart(at);
      int domainEnd = start < at ? domainEnd(at + 1) : at;
      if (domainEnd > at + 1) {
        end = domainEnd;
        return Optional.of(text.substring(start, domainEnd).toLowerCase(Locale.ROOT));
      }
    }
    end = text.length();
    return Optional.empty();
  }

  /** The first address when the text begins with one. */
  Optional<String> atStart() {
    int at = text.indexOf('@');
    if (at < 1 || localStart(at) != 0) {
      return Optional.empty();
    }
    int domainEnd = domainEnd(at + 1);
    return domainEnd > at + 1
        ? Optional.of(text.substring(0, domainEnd).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Start of the longest dot-atom before {@code at}; {@code at} when there is none. */
  private int localStart(int at) {
    int first = at;
    int i = at - 1;
    while (i >= end && at - i <= MAX_LOCAL_CHARS && isAtom(text.charAt(i))) {
      while (i >= end && at - i <= MAX_LOCAL_CHARS && isAtom(text.charAt(i))) {
        i--;
      }
      boolean whole = i < end || !isAtom(text.charAt(i));
      first = whole ? i + 1 : first;
      if (!whole || i < end || text.charAt(i) != '.') {
        break;
      }
      i--;
    }
    return first;
  }

  private int domainEnd(int first) {
    int i = first;
    while (i < text.length() && i - first <= MAX_DOMAIN_CHARS && isDomainChar(text.charAt(i))) {
      i++;
    }
    int last = i > first && text.charAt(i - 1) == '.' ? i - 1 : i;
    String domain = text.substring(first, last);
    boolean good =
        last - first <= MAX_DOMAIN_CHARS && areLabels(domain) && domains.hasKnownTopLevel(domain);
    return good ? last : first;
  }

  /** End of what tells that the address before was copied from another message; 0 if nothing. */
  private int quotedEnd(int after) {
    return text.startsWith(">", after) ? after + 1 : endOfWordWithColon(after);
  }

  private int endOfWordWithColon(int after) {
    int word = after;
    while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
      word++;
    }
    int wordEnd = word;
    while (wordEnd < text.length()
        && wordEnd - word <= MAX_WORD_CHARS
        && isLetter(text.charAt(wordEnd))) {
      wordEnd++;
    }
    int length = wordEnd - word;
    String lower = text.substring(word, wordEnd).toLowerCase(Locale.ROOT);
    boolean quoted =
        word > after
            && length >= MIN_WORD_CHARS
            && length <= MAX_WORD_CHARS
            && text.startsWith(":", wordEnd)
            && CONTACT_WORDS.stream().noneMatch(lower::startsWith);
    return quoted ? wordEnd + 1 : 0;
  }

  private static boolean areLabels(String domain) {
    int labels = 0;
    for (String label : domain.split("\\.", -1)) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
      labels++;
    }
    return labels > 1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isAlnum(char c) {
    return (c >= '0' && c <= '9') || isLetter(c);
  }

  private static boolean isAtom(char c) {
    return isAlnum(c) || ATOM_MARKS.indexOf(c) >= 0;
  }

  private static boolean isDomainChar(char c) {
    return isAlnum(c) || c == '-' || c == '.';
  }
}
