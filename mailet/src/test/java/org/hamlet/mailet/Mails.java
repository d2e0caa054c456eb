package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.james.core.MailAddress;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.PerRecipientHeaders.Header;
import org.apache.mailet.base.test.FakeMail;

/** Mails for tests, and what tests read from them. */
final class Mails {

  static final String RECEIVED =
      """
      Received: from mail.example (EHLO helo.example) ([192.0.2.7])
                by mx.example.org (JAMES SMTP Server ) with ESMTP ID 7fa1
                for <bob@example.org>;
                Mon, 23 Nov 2026 10:00:00 +0000 (UTC)
      """;

  private Mails() {}

  /** A mail to bob and ann at example.org. */
  static FakeMail.Builder of(String message) throws MessagingException {
    byte[] bytes = message.replace("\n", "\r\n").getBytes(ISO_8859_1);
    Session session = Session.getInstance(new Properties());
    return FakeMail.builder()
        .name("mail")
        .size(bytes.length)
        .sender("alice@example.com")
        .recipients("bob@example.org", "ann@example.org")
        .state(Mail.DEFAULT)
        .mimeMessage(new MimeMessage(session, new ByteArrayInputStream(bytes)));
  }

  static FakeMail withBody(String body) throws MessagingException {
    return of(RECEIVED + "From: alice@example.com\nSubject: hello\n\n" + body + "\n").build();
  }

  /** The message as it would be written, line ends as LF. */
  static String text(Mail mail) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.getMessage().writeTo(out);
    return out.toString(ISO_8859_1).replace("\r\n", "\n");
  }

  static <T> T attribute(Mail mail, AttributeName name, Class<T> type) {
    return AttributeUtils.getValueAndCastFromMail(mail, name, type).orElseThrow();
  }

  /** An attribute that is a map; what is in it is unknown to the compiler. */
  static Map<?, ?> map(Mail mail, AttributeName name) {
    return attribute(mail, name, Map.class);
  }

  /** The keys of an attribute that is a map. */
  static Set<String> keys(Mail mail, AttributeName name) {
    return map(mail, name).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  /** One header of one recipient. */
  static String header(Mail mail, String recipient, String name) throws MessagingException {
    return mail
        .getPerRecipientSpecificHeaders()
        .getHeadersForRecipient(new MailAddress(recipient))
        .stream()
        .filter(header -> header.getName().equals(name))
        .map(Header::getValue)
        .reduce((a, b) -> a + " AND " + b)
        .orElse("(none)");
  }
}
