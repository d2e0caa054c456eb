package org.hamlet.james;

import com.sun.mail.imap.IMAPFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.Folder;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Store;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;

/** Sends over SMTP and reads over IMAP, as mail programs do. */
final class MailClient {

  private static final Duration MAX_WAIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(200);

  private final JamesServer james;

  MailClient(JamesServer james) {
    this.james = james;
  }

  /** Sends a message as it is from one address to another. */
  void send(String from, String to, byte[] message) throws Exception {
    send(new Properties(), from, to, message);
  }

  /** The same after AUTH. */
  void sendAs(String user, String to, byte[] message) throws Exception {
    Properties auth = new Properties();
    auth.setProperty("mail.smtp.auth", "true");
    auth.setProperty("user", user);
    send(auth, user, to, message);
  }

  private void send(Properties more, String from, String to, byte[] message) throws Exception {
    Properties properties = new Properties();
    properties.putAll(more);
    properties.setProperty("mail.smtp.from", from);
    properties.setProperty("mail.smtp.localhost", "client.example");
    properties.setProperty("mail.smtp.allow8bitmime", "true");
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      String user = properties.getProperty("user");
      String password = user == null ? null : JamesServer.PASSWORD;
      transport.connect("127.0.0.1", james.smtpPort(), user, password);
      RawMessage sent = new RawMessage(session, message);
      transport.sendMessage(sent, InternetAddress.parse(to));
    }
  }

  /** All messages of a folder, see {@link Mailbox}. */
  List<String> folder(String user, String name) throws Exception {
    return mailbox(user).messages(name);
  }

  private Mailbox mailbox(String user) {
    return new Mailbox("imap", james.imapPort(), user, JamesServer.PASSWORD);
  }

  /** Moves all messages of one folder into another. */
  void move(String user, String from, String to) throws Exception {
    Session session = Session.getInstance(mailbox(user).properties());
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", james.imapPort(), user, JamesServer.PASSWORD);
      Folder target = store.getFolder(to);
      if (!target.exists()) {
        target.create(Folder.HOLDS_MESSAGES);
      }
      IMAPFolder source = (IMAPFolder) store.getFolder(from);
      source.open(Folder.READ_WRITE);
      source.moveMessages(source.getMessages(), target);
      source.close();
    }
  }

  /** Waits until a folder holds so many messages, and returns them. */
  List<String> await(String user, String folder, int count) throws Exception {
    return awaitAll(user, folder, folder, count);
  }

  /** Waits until two folders together hold so many messages, and returns them. */
  List<String> awaitAll(String user, String one, String other, int count) throws Exception {
    long end = System.nanoTime() + MAX_WAIT.toNanos();
    while (true) {
      List<String> texts = new ArrayList<>();
      try {
        texts.addAll(folder(user, one));
        if (!other.equals(one)) {
          texts.addAll(folder(user, other));
        }
      } catch (MessagingException changing) {
        // a message went while it was read: look again
        texts.clear();
      }
      if (texts.size() >= count || System.nanoTime() > end) {
        return texts;
      }
      Thread.sleep(POLL.toMillis());
    }
  }
}
