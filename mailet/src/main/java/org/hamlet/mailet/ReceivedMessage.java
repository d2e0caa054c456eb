package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * A mail as SpamAssassin wants to see it: the bytes that came, with James's own Received field on
 * top (it tells of the client's address, name, HELO and authentication), and above that the
 * envelope sender as a Return-Path field (RFC 5321 section 4.4), as final delivery writes it.
 * Immutable.
 */
final class ReceivedMessage {

  private static final String RETURN_PATH = "Return-Path:";

  private final byte[] bytes;
  private final int prefixBytes;

  private ReceivedMessage(byte[] bytes, int prefixBytes) {
    this.bytes = bytes;
    this.prefixBytes = prefixBytes;
  }

  /** Reads the mail. Unchanged mail comes byte for byte as it was received. */
  static ReceivedMessage of(Mail mail) throws MessagingException, IOException {
    String line = RETURN_PATH + " <" + mail.getMaybeSender().asString("") + ">\r\n";
    byte[] prefix = line.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(capacity(mail, prefix.length));
    out.write(prefix);
    mail.getMessage().writeTo(out);
    byte[] all = out.toByteArray();
    return startsWithReturnPath(all, prefix.length)
        ? new ReceivedMessage(Arrays.copyOfRange(all, prefix.length, all.length), 0)
        : new ReceivedMessage(all, prefix.length);
  }

  /** The message with that field; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** A marked message without the field that was put before the scanned one. */
  byte[] withoutPrefix(byte[] marked) {
    boolean there = prefixBytes > 0 && Arrays.mismatch(marked, bytes) >= prefixBytes;
    return there ? Arrays.copyOfRange(marked, prefixBytes, marked.length) : marked;
  }

  /** The message without that field. */
  byte[] original() {
    return prefixBytes == 0 ? bytes : Arrays.copyOfRange(bytes, prefixBytes, bytes.length);
  }

  private static int capacity(Mail mail, int more) throws MessagingException {
    return (int) Math.min(Math.max(mail.getMessageSize(), 0) + more + 64, 1 << 26);
  }

  private static boolean startsWithReturnPath(byte[] all, int from) {
    int end = from + RETURN_PATH.length();
    return end <= all.length
        && new String(all, from, end - from, US_ASCII).equalsIgnoreCase(RETURN_PATH);
  }
}
