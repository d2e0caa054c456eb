package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.scanner.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageInputTest {

  @TempDir Path folder;

  @Test
  void ofALongMessageOneByteMoreIsReadThanIsLookedAt() throws IOException {
    int limit = Limits.DEFAULT.messageBytes();
    Path file = folder.resolve("long");
    Files.write(file, new byte[limit + 1000]);
    InputStream none = InputStream.nullInputStream();
    assertThat(MessageInput.start(file.toString(), none)).hasSize(limit + 1);
    assertThat(MessageInput.start("-", new ByteArrayInputStream(new byte[limit + 1000])))
        .hasSize(limit + 1);
    assertThat(MessageInput.start("-", new ByteArrayInputStream(new byte[limit]))).hasSize(limit);
  }

  @Test
  void longestMessageIsReadAndOneByteMoreIsRefused() throws IOException {
    byte[] longest = new byte[MessageInput.maxMessageBytes()];
    assertThat(MessageInput.read("-", new ByteArrayInputStream(longest))).hasSize(longest.length);
    Path file = folder.resolve("mail");
    Files.write(file, new byte[longest.length + 1]);
    assertThatThrownBy(() -> MessageInput.read(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(file + " is longer than " + longest.length + " bytes");
  }

  @Test
  void longestMessageOnItsWayIsReadAndALongerOnePassesAsItIs() {
    byte[] longest = new byte[MessageInput.maxMessageBytes()];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(MessageInput.readOrPass("-", new ByteArrayInputStream(longest), out)).isPresent();
    assertThat(out.size()).isZero();
    byte[] longer = new byte[longest.length + 1000];
    longer[longest.length + 999] = 'x';
    assertThat(MessageInput.readOrPass("-", new ByteArrayInputStream(longer), out)).isEmpty();
    assertThat(out.toByteArray()).isEqualTo(longer);
  }

  @Test
  void mboxMayBeLongerThanAMessageInIt() throws IOException {
    int most = MessageInput.maxMessageBytes();
    assumeTrue(most < MessageInput.MAX_MESSAGE_BYTES - 100, "the heap sets no lower limit");
    Path file = folder.resolve("mbox");
    String one = "From a\n\n" + "x".repeat(most - 10) + "\n\n";
    Files.writeString(file, one + "From b\n\nshort\n");
    assertThat(MessageInput.mbox(file.toString(), System.in)).hasSize(2);
    Files.writeString(file, "From b\n\nshort\n\n" + one);
    assertThatThrownBy(() -> MessageInput.mbox(file.toString(), System.in))
        .hasMessage("a message of " + file + " is longer than " + most + " bytes");
  }
}
