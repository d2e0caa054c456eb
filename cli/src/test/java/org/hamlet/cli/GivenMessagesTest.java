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

  /**
   * In the cases {@code /} is a line end, {@code r} CR, {@code @} a time; {@code ~} stands between
   * messages, {@code |} behind what is before the first. SpamAssassin marks as many messages where
   * the first line has a time and all lines end alike; what is before the first it leaves away.
   */
  @ParameterizedTest
  @CsvSource({
    "From a@/A: b//c/, |From a@/A: b//c/",
    "From a@//b//From c@//d, |From a@//b//~From c@//d",
    "From a@r//brr/r/From c@/, |From a@r//brr/r/~From c@/",
    "From a@//Fro/From: c//From, |From a@//Fro/From: c//From",
    "From a@//b/From c/, |From a@//b/From c/",
    "From a@//Hello//From then on//Bye/, |From a@//Hello//From then on//Bye/",
    "From a@//From b@//, |From a@//~From b@//",
    "From a@//>From b@/, |From a@//>From b@/",
    "/From a@//b//From c@//d/, /|From a@//b//~From c@//d/",
    "///From then//From a@//b/, ///From then//|From a@//b/",
    "x//From a@//b//From c@//d/, x//|From a@//b//~From c@//d/",
    "x/From a@//b/, x/|From a@//b/",
    "A: b//c/, A: b//c/|",
    "From a//b//From c//d/, |From a//b//From c//d/",
    "From a//b//From c@//d/, |From a//b//~From c@//d/"
  })
  void aMessageBeginsWithASeparatorBehindABlankLine(String mailbox, String expected)
      throws IOException {
    MboxInput box = new MboxInput(new ByteArrayInputStream(octets(mailbox)));
    String lead = new String(box.lead().readAllBytes(), ISO_8859_1);
    List<String> found = new ArrayList<>();
    while (box.more()) {
      found.add(new String(box.message().readAllBytes(), ISO_8859_1));
    }
    assertThat(lead + "|" + String.join("~", found))
        .isEqualTo(new String(octets(expected), ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({"507, 2", "508, 1"})
  void theTimeOfASeparatorIsLookedForInItsFirstBytesOnly(int filler, int messages)
      throws IOException {
    String box = "From a\n\nb\n\nFrom " + "x".repeat(filler) + "10:30\n\nc\n";
    Path file = Files.writeString(folder.resolve("mbox"), box);
    List<byte[]> seen = new ArrayList<>();
    given(Optional.empty()).each(List.of(file.toString()), seen::add);
    assertThat(seen).hasSize(messages);
  }

  @Test
  void aFolderWithoutMessagesIsTold() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    List<byte[]> seen = new ArrayList<>();
    int code = given(Optional.empty()).each(List.of(empty.toString()), seen::add);
    assertThat(code).isEqualTo(1);
    assertThat(seen).isEmpty();
    assertThat(said).hasToString("spamassassin: no message in " + empty + "\n");
  }

  @Test
  void whatStandsBeforeTheFirstMessagePassesAndIsTold() throws IOException {
    String box = "\nFrom a Mon Nov 23 10:00:00 2026\nSubject: x\n\nb\n";
    Path file = Files.writeString(folder.resolve("mbox"), box);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(given(Optional.of(out)).each(List.of(file.toString()), out::write)).isZero();
    assertThat(out.toString(ISO_8859_1)).isEqualTo(box);
    assertThat(said.toString())
        .isEqualTo(
            "spamassassin: " + file + ": 1 bytes before its first message and not changed\n");
  }

  private static byte[] octets(String text) {
    return text.replace('/', '\n')
        .replace('r', '\r')
        .replace("F\rom", "From")
        .replace("@", " Mon Nov 23 10:00:00 2026")
        .getBytes(ISO_8859_1);
  }

  @Test
  void anMboxMayBeLongerThanAllMemoryForAMessage() throws IOException {
    byte[] one = ("From a 10:00\n\n" + "x".repeat(1 << 20) + "\n\n").getBytes(ISO_8859_1);
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
    String fits = "From a 10:00\n\n" + "x".repeat(most - 16) + "\n\n";
    String longer = "From b 10:00\n\n" + "y".repeat(most - 15) + "\n\n";
    String text = "From c 10:00\n\nshort\n\n";
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
