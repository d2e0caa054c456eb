package org.hamlet.mailet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.mail.MessagingException;
import org.apache.james.core.MaybeSender;
import org.junit.jupiter.api.Test;

class ReceivedMessageTest {

  private static final String MESSAGE = "From: a@example.com\nSubject: x\n\nhello\n\nworld\n";

  @Test
  void scannedHasTheEnvelopeSenderOnTopAndLfEnds() throws MessagingException, IOException {
    assertThat(text(of(MESSAGE).scanned()))
        .isEqualTo("Return-Path: <alice@example.com>\n" + MESSAGE);
  }

  @Test
  void nullSenderIsWrittenAsSuch() throws MessagingException, IOException {
    ReceivedMessage message =
        ReceivedMessage.of(Mails.of(MESSAGE).sender(MaybeSender.nullSender()).build());
    assertThat(text(message.scanned())).startsWith("Return-Path: <>\n");
  }

  @Test
  void fieldThatIsThereStays() throws MessagingException, IOException {
    String delivered = "return-path: <other@example.com>\n" + MESSAGE;
    assertThat(text(of(delivered).scanned())).isEqualTo(delivered);
    String marked = "return-path: <other@example.com>\nX-Mark: 1\n" + MESSAGE;
    assertThat(text(of(delivered).delivered(bytes(marked))))
        .isEqualTo(marked.replace("\n", "\r\n"));
  }

  @Test
  void markedMessageHasTheLineEndsThatCame() throws MessagingException, IOException {
    String marked = "Return-Path: <alice@example.com>\nX-Mark: 1\n" + MESSAGE;
    assertThat(text(of(MESSAGE).delivered(bytes(marked))))
        .isEqualTo(("X-Mark: 1\n" + MESSAGE).replace("\n", "\r\n"));
  }

  @Test
  void wrappingMessageToo() throws MessagingException, IOException {
    assertThat(text(of(MESSAGE).delivered(bytes("Subject: report\n\nspam\n"))))
        .isEqualTo("Subject: report\r\n\r\nspam\r\n");
  }

  @Test
  void messageWithoutBodyOrHeader() throws MessagingException, IOException {
    for (String odd : new String[] {"Subject: x\n", "\nonly a body\n", "\n"}) {
      ReceivedMessage message = of(odd);
      byte[] back = message.delivered(message.scanned());
      assertThat(text(back)).isEqualTo(text(message.original()));
    }
  }

  private static ReceivedMessage of(String message) throws MessagingException, IOException {
    return ReceivedMessage.of(Mails.of(message).build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
