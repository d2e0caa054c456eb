package org.hamlet.mailet;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.mailet.Mail;

/** Gives a mail another message without anything in it being touched by the mail API. Stateless. */
final class Rewrite {

  private Rewrite() {}

  /** Puts {@code marked} in the place of {@code original}, if they differ. */
  static void message(Mail mail, byte[] original, byte[] marked) throws MessagingException {
    if (!Arrays.equals(original, marked)) {
      Session session = Session.getInstance(new Properties());
      mail.setMessage(new MimeMessage(session, new ByteArrayInputStream(marked)));
    }
  }
}
