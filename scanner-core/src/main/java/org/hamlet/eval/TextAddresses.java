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
  private static final int MAX_LOCAL_CHARS = 64;

  /** Longest domain (RFC 5321, 4.5.3.1.2). */
  private static final int MAX_DOMAIN_CHARS = 253;

  private static final String MAILTO = "mailto:";

  /** Shortest and longest word before a colon that tells of a quotation ("wrote:", "Subject:"). */
  private static final int MIN_WORD_CHARS = 2;

  private static final int MAX_WORD_CHARS = 11;

  /** Beginnings of words in a signature, after which the address before is the writer's own. */
  private static final List<String> CONTACT_WORDS =
      List.of("fax", "facsi", "tel", "phone", "mail", "email");

  private static final String ATOM_MARKS = "!#$%&'*+/=?^_`{|}~-";

  private final String text;
  private final DomainRegistry domains;
  private final boolean quotedToo;
  private int end;

  /**
   * Addresses of {@code text}, one char a byte.
   *
   * @param quotedToo whether an address counts right before {@code >} or before a word with a
   *     colon, as in "a@example.com wrote:": most often it is from somebody else's message
   */
  TextAddresses(String text, DomainRegistry domains, boolean quotedToo) {
    this.text = text;
    this.domains = domains;
    this.quotedToo = quotedToo;
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
        if (!quotedToo && isQuoted(start, domainEnd)) {
          continue;
        }
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
    int start = at;
    int i = at - 1;
    while (i >= end && at - i <= MAX_LOCAL_CHARS && isAtom(text.charAt(i))) {
      while (i >= end && at - i <= MAX_LOCAL_CHARS && isAtom(text.charAt(i))) {
        i--;
      }
      boolean whole = i < end || !isAtom(text.charAt(i));
      start = whole ? i + 1 : start;
      if (!whole || i < end || text.charAt(i) != '.') {
        break;
      }
      i--;
    }
    return start;
  }

  private int domainEnd(int start) {
    int i = start;
    while (i < text.length() && i - start <= MAX_DOMAIN_CHARS && isDomainChar(text.charAt(i))) {
      i++;
    }
    int last = i > start && text.charAt(i - 1) == '.' ? i - 1 : i;
    String domain = text.substring(start, last);
    boolean good =
        last - start <= MAX_DOMAIN_CHARS && areLabels(domain) && domains.hasKnownTopLevel(domain);
    return good ? last : start;
  }

  /** Whether what follows tells that the address was copied from another message. */
  private boolean isQuoted(int start, int after) {
    return !text.regionMatches(true, start - MAILTO.length(), MAILTO, 0, MAILTO.length())
        && (text.startsWith(">", after) || isBeforeWordWithColon(after));
  }

  private boolean isBeforeWordWithColon(int after) {
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
    return word > after
        && length >= MIN_WORD_CHARS
        && length <= MAX_WORD_CHARS
        && text.startsWith(":", wordEnd)
        && CONTACT_WORDS.stream().noneMatch(lower::startsWith);
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
