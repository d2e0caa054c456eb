package org.hamlet.james;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;

/** A message that is sent byte for byte, however broken it is. */
final class RawMessage extends MimeMessage {

  private final byte[] bytes;

  RawMessage(Session session, byte[] bytes) throws MessagingException {
    super(session, new ByteArrayInputStream(bytes));
    this.bytes = bytes;
  }

  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException {
    out.write(bytes);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
