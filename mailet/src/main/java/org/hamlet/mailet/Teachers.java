package org.hamlet.mailet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;

/**
 * From whom mail is learned.
 *
 * @param senders addresses and {@code @domain}s in lower case; empty for everybody who logged in
 * @param trustEnvelope whether the sender that the envelope names counts without a login
 */
record Teachers(Set<String> senders, boolean trustEnvelope) {

  Teachers {
    senders = Set.copyOf(senders);
  }

  /** Reads a list with commas or white space. */
  static Teachers of(Optional<String> list, boolean trustEnvelope) {
    Set<String> senders =
        Stream.of(list.orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(sender -> !sender.isEmpty())
            .collect(Collectors.toSet());
    return new Teachers(senders, trustEnvelope);
  }

  /** Who sent a mail, if that one may teach. */
  Optional<String> teacher(Mail mail) {
    Optional<String> sender =
        AttributeUtils.getValueAndCastFromMail(mail, Mail.SMTP_AUTH_USER, String.class);
    if (sender.isEmpty() && trustEnvelope) {
      sender = mail.getMaybeSender().asOptional().map(address -> address.asString());
    }
    return sender.map(name -> name.toLowerCase(Locale.ROOT)).filter(this::listed);
  }

  private boolean listed(String sender) {
    int at = sender.lastIndexOf('@');
    return senders.isEmpty()
        || senders.contains(sender)
        || (at >= 0 && senders.contains(sender.substring(at)));
  }
}
