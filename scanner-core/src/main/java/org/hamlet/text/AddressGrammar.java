package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an address field by the grammar of RFC 5322 section 3.4, obsolete forms with it: groups,
 * mailboxes with and without a name, routes. What is no mailbox gives what was read of it, and
 * where neither a comma nor the end follows on that the rest is left alone. Compat: that is how
 * Email::Address::XS behaves, which SpamAssassin asks where its own reading finds too little.
 */
final class AddressGrammar {

  private final AddressCursor cursor;
  private final List<Mailbox> found = new ArrayList<>();
  private StringBuilder local;
  private boolean dangling;
  private boolean odd;

  private AddressGrammar(String value) {
    cursor = new AddressCursor(value);
  }

  /**
   * What one mailbox came to.
   *
   * @param phrase the name, words parted by one space
   * @param user the local part without quotes
   * @param host the domain, or a literal with its brackets
   * @param comment the last comment behind the user
   */
  record Mailbox(
      Optional<String> phrase,
      Optional<String> user,
      Optional<String> host,
      Optional<String> comment) {}

  /** The mailboxes in order, those of groups among them. */
  static List<Mailbox> read(String value) {
    AddressGrammar grammar = new AddressGrammar(value);
    grammar.list();
    return grammar.found;
  }

  private void list() {
    boolean more = cursor.skip();
    while (more && !cursor.isAtEnd()) {
      if (!group()) {
        mailbox();
      }
      more = cursor.take(',');
      if (more && !cursor.skip()) {
        cursor.forgetComment();
        found.add(mailbox(Optional.empty(), "", ""));
        more = false;
      }
    }
  }

  /** Whether a group begins here; it is read. */
  private boolean group() {
    int start = cursor.position();
    phrase();
    if (!cursor.take(':')) {
      cursor.back(start);
      return false;
    }
    boolean more = cursor.skip() && !cursor.isAt(';');
    while (more && !cursor.isAtEnd()) {
      mailbox();
      more = cursor.take(',') && cursor.skip();
    }
    if (cursor.take(';')) {
      cursor.skip();
    }
    return true;
  }

  private void mailbox() {
    int start = cursor.position();
    cursor.forgetComment();
    Optional<String> phrase = phrase();
    if (cursor.take('<')) {
      cursor.forgetComment();
      angle(phrase.filter(name -> !name.isEmpty()));
    } else {
      cursor.back(start);
      bare();
    }
  }

  /** Words up to what is none; absent when the first is none or a quote is not closed. */
  private Optional<String> phrase() {
    StringBuilder out = new StringBuilder();
    boolean more = !cursor.isAt('.');
    boolean first = true;
    while (more && (cursor.isAt('"') || cursor.isAt('.') || cursor.isAtAtom())) {
      if (!first) {
        out.append(' ');
      }
      first = false;
      more = cursor.isAt('"') ? cursor.quoted(out) : cursor.dotted(out);
    }
    return first || !more ? Optional.empty() : Optional.of(out.toString());
  }

  /** What follows on an opening bracket. */
  private void angle(Optional<String> phrase) {
    local = new StringBuilder();
    StringBuilder host = new StringBuilder();
    boolean sound = cursor.skip() && route();
    if (sound && !cursor.isAt('>')) {
      sound = local();
      if (!sound) {
        local.setLength(0);
      } else if (cursor.take('@')) {
        sound = domain(host);
      }
    }
    if (sound && cursor.take('>')) {
      cursor.skip();
    }
    found.add(mailbox(phrase, local.toString(), host.toString()));
  }

  /**
   * Domains before the address, each with its at sign; false when a comment is not closed. Compat:
   * one with dots at odd places costs the sign behind them.
   */
  private boolean route() {
    if (!cursor.isAt('@')) {
      return true;
    }
    boolean oddDomain = false;
    while (cursor.take('@')) {
      StringBuilder domain = new StringBuilder();
      if (!domain(domain)) {
        return !cursor.isAtEnd();
      }
      oddDomain |= domain.indexOf("..") >= 0 || domain.charAt(domain.length() - 1) == '.';
      while (cursor.take(',')) {
        if (!cursor.skip()) {
          return false;
        }
      }
    }
    if (cursor.isAt(':') || (oddDomain && !cursor.isAtEnd())) {
      cursor.pass();
      return cursor.skip();
    }
    return true;
  }

  /**
   * An address without brackets. Compat: without a domain it is a name when it is all there is, or
   * when its dots are at odd places or a line ends in its quotes.
   */
  private void bare() {
    local = new StringBuilder();
    odd = false;
    StringBuilder host = new StringBuilder();
    boolean sound = cursor.isAt('@') || local();
    if (!sound) {
      local.setLength(0);
    } else if (cursor.take('@')) {
      domain(host);
    } else {
      odd |= cursor.isAtEnd() && !dangling;
    }
    boolean name = sound && odd && host.length() == 0;
    found.add(
        name
            ? mailbox(Optional.of(local.toString()), "", "")
            : mailbox(Optional.empty(), local.toString(), host.toString()));
  }

  /**
   * A local part; false when there is none. Compat: the dot beside a quoted string is dropped, and
   * a dot may stand at the end.
   */
  private boolean local() {
    boolean dot = false;
    while (true) {
      dangling = false;
      if (cursor.isAt('"')) {
        if (!cursor.quoted(local)) {
          return false;
        }
        odd |= cursor.isBroken();
        if (!cursor.take('.')) {
          return true;
        }
        cursor.skip();
      } else if (cursor.isAtAtom()) {
        int start = local.length();
        if (!cursor.dotAtom(local)) {
          return false;
        }
        odd |= local.indexOf("..", start) >= 0;
        if (local.charAt(local.length() - 1) != '.') {
          return true;
        }
        dangling = local.charAt(local.length() - 2) != '.';
      } else {
        odd |= dot;
        return dot && cursor.isAt('@');
      }
      dot = true;
      if (cursor.isAtEnd()) {
        return true;
      }
    }
  }

  /** The domain behind an at sign; nothing and false when it is none. */
  private boolean domain(StringBuilder out) {
    if (!cursor.skip()) {
      return false;
    }
    boolean sound =
        cursor.isAt('[') ? cursor.literal(out) : cursor.isAtAtom() && cursor.dotAtom(out);
    if (!sound) {
      out.setLength(0);
    }
    return sound;
  }

  private Mailbox mailbox(Optional<String> phrase, String user, String host) {
    return new Mailbox(phrase, some(user), some(host), cursor.comment());
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
