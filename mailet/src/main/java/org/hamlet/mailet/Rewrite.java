package org.hamlet.mailet;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import javax.mail.Header;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.apache.mailet.Mail;

/** Gives a mail another message without anything in it being touched by the mail API. Stateless. */
final class Rewrite {

  private static final String MARK = "x-spam-";
  private static final String EARLIER_MARK = "x-spam-prev-";

  private Rewrite() {}

  /** Puts {@code marked} in the place of {@code original}, if they differ. */
  static void message(Mail mail, byte[] original, byte[] marked) throws MessagingException {
    if (!Arrays.equals(original, marked)) {
      Session session = Session.getInstance(new Properties());
      mail.setMessage(new MimeMessage(session, new ByteArrayInputStream(marked)));
    }
  }

  /** Takes out the marks that the message came with: anyone may have written them. */
  static void removeForeignMarks(Mail mail) throws MessagingException {
    Set<String> names = new LinkedHashSet<>();
    Enumeration<Header> all = mail.getMessage().getAllHeaders();
    while (all.hasMoreElements()) {
      String name = all.nextElement().getName().toLowerCase(Locale.ROOT);
      if (name.startsWith(MARK) && !name.startsWith(EARLIER_MARK)) {
        names.add(name);
      }
    }
    for (String name : names) {
      mail.getMessage().removeHeader(name);
    }
  }
}
