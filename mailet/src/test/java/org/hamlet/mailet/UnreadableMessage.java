package org.hamlet.mailet;

import java.io.IOException;
import java.io.OutputStream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;

/** A message whose store fails in flight. */
final class UnreadableMessage extends MimeMessage {

  UnreadableMessage() {
    super((Session) null);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    throw new IOException("the disk is gone");
  }
}
