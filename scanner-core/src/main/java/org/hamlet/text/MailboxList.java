package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the mailbox lists of address fields (RFC 5322 section 3.4) the way SpamAssassin 4.0.1 does
 * with Email::Address::XS, which Debian installs with it: by its own loose reading, and where that
 * finds fewer entries than there are commas, by the grammar when this finds more. Linear in the
 * length of the value, which the parser of messages bounds.
 */
public final class MailboxList {

  private static final String QUOTE_FREE = "!#$%&'*+-/=?^_`{|}~.";

  /** Entries of one value that are named like all of it; a value of commas has thousands. */
  static final int MAX_WHOLE_VALUES = 4;

  private MailboxList() {}

  /**
   * The entries of a value as it stands in the message, folds and line end with it, in order; of
   * some neither address nor name is told.
   */
  public static List<MailAddress> parse(String value) {
    List<MailAddress> loose = LooseAddresses.read(value);
    if (AddressShape.trimmed(value).isEmpty()) {
      return List.of();
    }
    long commas = value.chars().filter(c -> c == ',').count();
    if (loose.size() > commas) {
      return loose;
    }
    List<MailAddress> strict = strict(value.replace("\\\\", ""));
    return strict.size() > loose.size() ? strict : loose;
  }

  /** Compat: an entry that has nothing else is named like the whole value. */
  private static List<MailAddress> strict(String value) {
    List<MailAddress> found = new ArrayList<>();
    int whole = 0;
    for (AddressGrammar.Mailbox mailbox : AddressGrammar.read(value)) {
      MailAddress entry = entry(mailbox);
      boolean nameless = entry.address().isEmpty() && entry.phrase().isEmpty();
      whole += nameless ? 1 : 0;
      found.add(
          nameless && whole <= MAX_WHOLE_VALUES
              ? new MailAddress(Optional.empty(), Optional.of(value))
              : entry);
    }
    return found;
  }

  private static MailAddress entry(AddressGrammar.Mailbox mailbox) {
    Optional<String> phrase = mailbox.phrase().or(mailbox::comment);
    if (mailbox.user().isPresent() && mailbox.host().isPresent()) {
      String address = written(mailbox.user().get()) + "@" + mailbox.host().get();
      return new MailAddress(Optional.of(address), phrase);
    }
    boolean alone = mailbox.user().isEmpty() && mailbox.comment().isEmpty();
    Optional<String> named =
        alone ? mailbox.phrase().flatMap(AddressShape::namedOnce) : Optional.empty();
    return new MailAddress(named, named.isPresent() ? Optional.empty() : phrase);
  }

  /** A local part, in quotes where it needs them. */
  private static String written(String user) {
    boolean plain =
        !user.startsWith(".") && !user.endsWith(".") && user.chars().allMatch(MailboxList::isPlain);
    if (plain) {
      return user;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < user.length(); i++) {
      if ("\"\\\t\r\n".indexOf(user.charAt(i)) >= 0) {
        out.append('\\');
      }
      out.append(user.charAt(i));
    }
    return out.append('"').toString();
  }

  private static boolean isPlain(int c) {
    return c >= 0x80 || Character.isLetterOrDigit(c) || QUOTE_FREE.indexOf(c) >= 0;
  }
}
