package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * A mail as SpamAssassin wants to see it: the bytes that came, with James's own Received field on
 * top (it tells of the client's address, name, HELO and authentication), and above that the
 * envelope sender as a Return-Path field (RFC 5321 section 4.4), as final delivery writes it. Line
 * ends are LF, as spamc passes mail: rules are written for that. Immutable; texts hold one char a
 * byte.
 */
final class ReceivedMessage {

  private static final String RETURN_PATH = "return-path:";

  private final byte[] original;
  private final boolean crlf;
  private final String prefix;
  private final String lf;

  private ReceivedMessage(byte[] original, String prefix) {
    this.original = original;
    this.prefix = prefix;
    String text = new String(original, ISO_8859_1);
    int firstLineEnd = text.indexOf('\n');
    this.crlf = firstLineEnd > 0 && text.charAt(firstLineEnd - 1) == '\r';
    this.lf = crlf ? text.replace("\r\n", "\n") : text;
  }

  /** Reads the mail. Unchanged mail comes byte for byte as it was received. */
  static ReceivedMessage of(Mail mail) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(1, capacity(mail)));
    mail.getMessage().writeTo(out);
    byte[] bytes = out.toByteArray();
    int length = Math.min(bytes.length, RETURN_PATH.length());
    String start = new String(bytes, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT);
    String line = "Return-Path: <" + mail.getMaybeSender().asString("") + ">\n";
    String prefix = new String(line.getBytes(UTF_8), ISO_8859_1);
    return new ReceivedMessage(bytes, start.equals(RETURN_PATH) ? "" : prefix);
  }

  /** What is scanned. */
  byte[] scanned() {
    return (prefix + lf).getBytes(ISO_8859_1);
  }

  /** The bytes that came; not to be changed. */
  byte[] original() {
    return original;
  }

  /** A marked message with the line ends that came and without the field put before it. */
  byte[] delivered(byte[] marked) {
    String text = new String(marked, ISO_8859_1);
    String own = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    if (!crlf) {
      return own.getBytes(ISO_8859_1);
    }
    String body = lf.substring(Math.max(0, lf.indexOf("\n\n")));
    if (!own.endsWith(body)) {
      return own.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + own.length());
    String header = own.substring(0, own.length() - body.length()).replace("\n", "\r\n");
    out.writeBytes(header.getBytes(ISO_8859_1));
    int bodyStart = Math.max(0, new String(original, ISO_8859_1).indexOf("\r\n\r\n"));
    out.write(original, bodyStart, original.length - bodyStart);
    return out.toByteArray();
  }

  private static long capacity(Mail mail) throws MessagingException {
    return Math.min(mail.getMessageSize() + 64, ScanParameters.MAX_MAX_SIZE_BYTES);
  }
}
