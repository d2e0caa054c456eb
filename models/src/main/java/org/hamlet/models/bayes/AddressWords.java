package org.hamlet.models.bayes;

import java.util.Optional;
import org.hamlet.text.MailAddress;
import org.hamlet.text.MailboxList;

/**
 * Address fields as words: {@code N*} of names, {@code U*} of users, {@code D*} of domains, each
 * with its endings. Confined to one thread.
 */
final class AddressWords {

  /** Most addresses of all fields of one name. */
  static final int MAX_ADDRESSES = 1_000;

  /** Most chars of their words, since a host is repeated for each of its endings. */
  static final int MAX_CHARS = 1 << 18;

  private final StringBuilder out = new StringBuilder();
  private int addresses;
  private boolean full;

  private AddressWords() {}

  /** The words of a value that holds one field a line, up to the first that has no room. */
  static String of(String value) {
    AddressWords words = new AddressWords();
    for (String field : value.split("\n")) {
      words.field(field);
    }
    return words.out.toString();
  }

  private void field(String field) {
    if (full) {
      return;
    }
    for (MailAddress address : MailboxList.parse(field)) {
      full |= ++addresses > MAX_ADDRESSES;
      if (full) {
        return;
      }
      add(address);
    }
  }

  private void add(MailAddress one) {
    one.phrase()
        .filter(phrase -> !one.address().map(phrase::equals).orElse(false))
        .ifPresent(this::names);
    Optional<String> address = one.address();
    address.ifPresent(this::parts);
  }

  private void names(String phrase) {
    for (String word : phrase.split("\\s+")) {
      add(" N*", word);
    }
  }

  private void parts(String address) {
    int at = address.lastIndexOf('@');
    if (at < 0) {
      add(" U*", address);
      return;
    }
    add(" U*", address.substring(0, at));
    String host = address.substring(at + 1);
    int dot = 0;
    for (int n = 0; n < DomainForms.MAX_ENDINGS && dot >= 0; n++) {
      add(" D*", dot == 0 ? host : host.substring(dot + 1));
      dot = host.indexOf('.', dot + 1);
    }
  }

  private void add(String prefix, String word) {
    full |= out.length() + prefix.length() + word.length() > MAX_CHARS;
    if (!full) {
      out.append(prefix).append(word);
    }
  }
}
