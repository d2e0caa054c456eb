package org.hamlet.models.bayes;

import java.util.Optional;
import org.hamlet.text.MailAddress;
import org.hamlet.text.MailboxList;

/** Address fields as words: {@code N*} of names, {@code U*} of users, {@code D*} of domains. */
final class AddressWords {

  private AddressWords() {}

  static String of(String value) {
    StringBuilder out = new StringBuilder();
    for (String field : value.split("\n")) {
      MailboxList.parse(field).forEach(address -> add(address, out));
    }
    return out.toString();
  }

  private static void add(MailAddress one, StringBuilder out) {
    one.phrase()
        .filter(phrase -> !one.address().map(phrase::equals).orElse(false))
        .ifPresent(phrase -> names(phrase, out));
    Optional<String> address = one.address();
    address.ifPresent(a -> parts(a, out));
  }

  private static void names(String phrase, StringBuilder out) {
    for (String word : phrase.split("\\s+")) {
      out.append(" N*").append(word);
    }
  }

  private static void parts(String address, StringBuilder out) {
    int at = address.lastIndexOf('@');
    if (at < 0) {
      out.append(" U*").append(address);
      return;
    }
    out.append(" U*").append(address, 0, at);
    String host = address.substring(at + 1);
    for (int dot = 0; dot >= 0; dot = host.indexOf('.', dot + 1)) {
      out.append(" D*").append(dot == 0 ? host : host.substring(dot + 1));
    }
  }
}
