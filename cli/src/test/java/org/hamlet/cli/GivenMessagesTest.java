package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenMessagesTest {

  @TempDir private Path folder;

  /** In the cases {@code /} is a line end and {@code r} CR; {@code ~} stands between messages. */
  @ParameterizedTest
  @CsvSource({
    "From a/A: b//c/, From a/A: b//c/",
    "From a//b//From c//d, From a//b//~From c//d",
    "From ar//brr/r/From c/, From ar//brr/r/~From c/",
    "From a/b/From c/, From a/b/From c/",
    "From a//Fro/From: c//From, From a//Fro/From: c//From",
    "From a//From b//, From a//~From b//",
    "From a////From b, From a////~From b",
    "From a//>From b/, From a//>From b/"
  })
  void aMessageBeginsBehindABlankLine(String mailbox, String expected) throws IOException {
    MboxInput box = new MboxInput(new ByteArrayInputStream(octets(mailbox)));
    List<String> found = new ArrayList<>();
    while (box.more()) {
      found.add(new String(box.message().readAllBytes(), ISO_8859_1));
    }
    assertThat(found).containsExactly(new String(octets(expected), ISO_8859_1).split("~", -1));
  }

  private static byte[] octets(String text) {
    return text.replace('/', '\n').replace('r', '\r').replace("F\rom", "From").getBytes(ISO_8859_1);
  }

  @Test
  void anMboxMayBeLongerThanAllMemoryForAMessage() throws IOException {
    byte[] one = ("From a\n\n" + "x".repeat(1 << 20) + "\n\n").getBytes(ISO_8859_1);
    int count = MessageInput.MAX_MESSAGE_BYTES / one.length + 2;
    Path file = folder.resolve("mbox");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < count; i++) {
        out.write(one);
      }
    }
    List<Integer> lengths = new ArrayList<>();
    int code = given(Optional.empty()).each(List.of(file.toString()), m -> lengths.add(m.length));
    assertThat(code).isZero();
    assertThat(lengths).hasSize(count).containsOnly(one.length);
  }

  @Test
  void aMessageOfAnMboxThatIsTooLongPassesAsItIsOrIsLeftOut() throws IOException {
    int most = MessageInput.maxMessageBytes();
    String fits = "From a\n\n" + "x".repeat(most - 10) + "\n\n";
    String longer = "From b\n\n" + "y".repeat(most - 9) + "\n\n";
    String text = "From c\n\nshort\n\n";
    Path file = Files.writeString(folder.resolve("mbox"), text + fits + longer + text, ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int passing = given(Optional.of(out)).each(List.of(file.toString()), out::write);
    assertThat(passing).isZero();
    assertThat(out.toString(ISO_8859_1)).isEqualTo(Files.readString(file, ISO_8859_1));
    assertThat(said.toString())
        .isEqualTo(
            "spamassassin: " + file + "[3] is longer than " + most + " bytes and not changed\n");
    List<byte[]> seen = new ArrayList<>();
    assertThat(given(Optional.empty()).each(List.of(file.toString()), seen::add)).isEqualTo(65);
    assertThat(seen).hasSize(3);
  }

  private final StringWriter said = new StringWriter();

  private GivenMessages given(Optional<OutputStream> passed) {
    return new GivenMessages(true, passed, new PrintWriter(said));
  }
}
