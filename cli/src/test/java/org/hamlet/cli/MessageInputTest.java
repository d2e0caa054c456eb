package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/**
 * The longest message is {@link MessageInput#MAX_MESSAGE_BYTES}, or one {@link
 * MessageInput#MAX_HEAP_PART}th of the heap.
 *
 * <p>The longest message is {@link MessageInput#MAX_MESSAGE_BYTES}, or one {@link
 * MessageInput#MAX_HEAP_PART}th of the heap.
 */
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
  void longestMessageOnItsWayIsReadAndALongerOnePassesAsItIs() throws IOException {
    byte[] longest = new byte[MessageInput.maxMessageBytes()];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(MessageInput.readOrPass(new ByteArrayInputStream(longest), out)).isPresent();
    assertThat(out.size()).isZero();
    byte[] longer = new byte[longest.length + 1000];
    longer[longest.length + 999] = 'x';
    assertThat(MessageInput.readOrPass(new ByteArrayInputStream(longer), out)).isEmpty();
    assertThat(out.toByteArray()).isEqualTo(longer);
  }
}
