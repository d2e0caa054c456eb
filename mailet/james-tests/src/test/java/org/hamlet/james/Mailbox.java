package org.hamlet.james;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.mail.Folder;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Store;

/**
 * A mailbox of some server on this machine, read as mail programs do.
 *
 * @param protocol imap or pop3
 */
record Mailbox(String protocol, int port, String user, String password) {

  /** For one answer of the server, in ms. */
  private static final String TIMEOUT = "15000";

  /**
   * All messages of a folder as texts with LF, one char a byte; none when there is no such folder.
   */
  List<String> messages(String name) throws Exception {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(protocol)) {
      store.connect("127.0.0.1", port, user, password);
      Folder folder = store.getFolder(name);
      if (!folder.exists()) {
        return List.of();
      }
      folder.open(Folder.READ_ONLY);
      List<String> texts = new ArrayList<>();
      for (Message message : folder.getMessages()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        texts.add(out.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
      }
      folder.close(false);
      return texts;
    }
  }

  /** What a session needs so that no test waits for ever. */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("mail." + protocol + ".timeout", TIMEOUT);
    properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT);
    // whole messages: James 3.8.1 now and then leaves a NOOP between two pieces unanswered
    properties.setProperty("mail.imap.partialfetch", "false");
    return properties;
  }
}
