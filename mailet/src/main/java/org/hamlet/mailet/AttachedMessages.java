package org.hamlet.mailet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import org.apache.mailet.Mail;

/** The messages that somebody hands in with a mail: those attached to it, else the mail itself. */
final class AttachedMessages {

  /** Most attached messages of one mail that are learned. */
  static final int MAX_MESSAGES = 100;

  /** Most multiparts within each other that are looked into. */
  static final int MAX_DEPTH = 8;

  /** Most parts of one multipart that are looked at. */
  static final int MAX_PARTS = 1_000;

  private final long maxBytes;
  private final List<byte[]> messages = new ArrayList<>();
  private boolean cut;

  private AttachedMessages(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads them.
   *
   * @param maxBytes longer messages are left out
   */
  static AttachedMessages of(Mail mail, long maxBytes) throws MessagingException, IOException {
    AttachedMessages found = new AttachedMessages(maxBytes);
    found.collect(mail.getMessage(), 0);
    if (found.messages.isEmpty() && !found.cut) {
      found.add(ReceivedMessage.of(mail).scanned());
    }
    return found;
  }

  /** Their bytes. */
  List<byte[]> messages() {
    return List.copyOf(messages);
  }

  /** Whether some were left out at a limit. */
  boolean cut() {
    return cut;
  }

  private void collect(Part part, int depth) throws MessagingException, IOException {
    if (depth > 0 && part.isMimeType("message/rfc822")) {
      try (InputStream in = part.getInputStream()) {
        add(in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, maxBytes + 1)));
      }
    } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      cut |= depth >= MAX_DEPTH || parts.getCount() > MAX_PARTS;
      for (int i = 0; depth < MAX_DEPTH && i < Math.min(MAX_PARTS, parts.getCount()); i++) {
        collect(parts.getBodyPart(i), depth + 1);
      }
    }
  }

  private void add(byte[] message) {
    if (message.length > maxBytes || messages.size() >= MAX_MESSAGES) {
      cut = true;
    } else {
      messages.add(message);
    }
  }
}
