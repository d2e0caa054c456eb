package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the mailbox lists of address fields (RFC 5322 section 3.4) the way SpamAssassin 4.0.1 does:
 * groups, quoted names, comments, and much that no RFC allows. Linear in the length of the value,
 * which the parser of messages bounds.
 */
public final class MailboxList {

  /** Two quotes with nothing between are no local part. */
  private static final String LOCAL = "(?!\"\"\\s{0,9}@)(?:\"[^\"@]*\"|[^\\s<>@(),;:\\[\\]]+)";

  private static final String DOMAIN = "(?:\\[[^\\]\\s<>]*\\]|[^\\s<>@(),;:\\[\\]]+)";
  private static final Pattern ADDRESS = Pattern.compile(LOCAL + "@" + DOMAIN);
  private static final Pattern LENIENT =
      Pattern.compile("(" + LOCAL + ")\\s{0,9}@\\s{0,9}(" + DOMAIN + ")");

  private static final Pattern BRACKETED =
      Pattern.compile("[^\\s<>]\\s{0,9}<(" + LOCAL + "@" + DOMAIN + ")>");

  private MailboxList() {}

  /** The entries in order; those that have neither address nor name are left out. */
  public static List<MailAddress> parse(String value) {
    List<AddressText> texts = AddressText.split(value);
    List<MailAddress> found = new ArrayList<>();
    int commas = 0;
    int read = 0;
    boolean joined = false;
    for (AddressText text : texts) {
      commas += text.commas();
      Optional<MailAddress> entry = strict(text);
      read += entry.isPresent() ? 1 : 0;
      List<String> further = further(text);
      joined |= !further.isEmpty();
      if (joined) {
        entry.flatMap(MailAddress::address).map(MailboxList::nameless).ifPresent(found::add);
        further.forEach(address -> found.add(nameless(address)));
      } else {
        entry.ifPresent(found::add);
      }
    }
    return !joined && read < commas + 1 ? lenient(value, texts) : found;
  }

  /**
   * Addresses of further entries that no comma parts from this one, as after a bare CR. Compat:
   * from there on names are not told.
   */
  private static List<String> further(AddressText text) {
    boolean whole = text.angle().flatMap(inside -> address(inside.trim())).isPresent();
    return whole
        ? BRACKETED.matcher(text.afterAngle()).results().map(match -> match.group(1)).toList()
        : List.of();
  }

  private static MailAddress nameless(String address) {
    return new MailAddress(Optional.of(address), Optional.empty());
  }

  /** The entry when it is of a known shape; absent when the text is blank or cannot be read. */
  private static Optional<MailAddress> strict(AddressText text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.angle().isPresent()) {
      String inside = text.angle().get().trim();
      Optional<String> address = address(inside);
      if (address.isEmpty() && isSpaced(inside)) {
        return Optional.empty();
      }
      boolean clean = text.isCleanAfterAngle();
      return Optional.of(new MailAddress(address, clean ? text.phrase() : Optional.empty()));
    }
    if (text.isUnclosed()) {
      return Optional.empty();
    }
    Optional<String> bare = address(text.withoutComment());
    if (bare.isPresent()) {
      return Optional.of(new MailAddress(bare, text.comment()));
    }
    return Optional.of(new MailAddress(Optional.empty(), text.phrase()));
  }

  private static Optional<String> address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    boolean found = matcher.lookingAt();
    boolean whole =
        found && (matcher.end() == text.length() || isIgnored(text.charAt(matcher.end())));
    return whole ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Whether there is an address but for white space. */
  private static boolean isSpaced(String text) {
    Matcher matcher = LENIENT.matcher(text);
    return matcher.lookingAt()
        && (matcher.end() == text.length() || Character.isWhitespace(text.charAt(matcher.end())));
  }

  /** Compat: what follows a second at sign or a literal in brackets is dropped. */
  private static boolean isIgnored(char c) {
    return c == '@' || c == '[';
  }

  /** Reads what it can: white space around the at sign, brackets that are not closed. */
  private static List<MailAddress> lenient(String value, List<AddressText> texts) {
    List<MailAddress> found = new ArrayList<>();
    for (AddressText text : texts) {
      if (text.isBlank()) {
        continue;
      }
      Matcher matcher = LENIENT.matcher(text.afterOpening());
      if (matcher.lookingAt()) {
        String address = matcher.group(1) + "@" + matcher.group(2);
        found.add(new MailAddress(Optional.of(address), text.phrase()));
      } else {
        found.add(new MailAddress(Optional.empty(), Optional.of(value)));
      }
    }
    return found;
  }
}
