package org.hamlet.models.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

  private static final int WANTED_BYTES = 100;

  @TempDir private Path folder;

  private final List<String> seen = new ArrayList<>();

  private Mailbox of(Path path) throws IOException {
    Mailbox mailbox = new Mailbox(WANTED_BYTES);
    mailbox.add(path);
    return mailbox;
  }

  private Path mbox(String name, String... texts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      all.append("From a@example.com Mon Nov 30 12:00:00 2026\n").append(text).append("\n\n");
    }
    return Files.writeString(folder.resolve(name), all);
  }

  private Path files(String name, int count, String text) throws IOException {
    Path in = Files.createDirectory(folder.resolve(name));
    for (int i = 0; i < count; i++) {
      Files.writeString(in.resolve("m" + i), text + i);
    }
    return in;
  }

  @Test
  void severalAreReadInTurnsSoThatTheyEndTogether() throws IOException {
    Mailbox.together(
        List.of(
            new Mailbox.Reading(of(files("few", 2, "few")), new Noting()),
            new Mailbox.Reading(
                of(mbox("many", "many0", "many1", "many2", "many3")), new Noting())));
    assertThat(seen.stream().map(text -> text.strip()))
        .containsExactly("few0", "many0", "many1", "few1", "many2", "many3");
  }

  @Test
  void compressedFilesAreNoMail() throws IOException {
    Path in = Files.createDirectory(folder.resolve("packed"));
    Files.write(in.resolve("a.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0});
    Files.writeString(in.resolve("b.bz2"), "BZh91AY");
    Files.writeString(in.resolve("c.zip"), "PK\u0003\u0004....");
    Files.writeString(in.resolve("d"), "From: a@example.com\n\nBZh");
    Files.writeString(in.resolve("e"), "BZ");
    of(in).forEach(new Noting());
    assertThat(seen).hasSize(5).contains("From: a@example.com\n\nBZh", "BZ");
    assertThat(seen).filteredOn(text -> text.equals("(unreadable)")).hasSize(3);
  }

  @Test
  void anMboxIsHandedOnMessageByMessage() throws IOException {
    of(mbox("box", "one", "two", "x".repeat(WANTED_BYTES + 1), "four")).forEach(new Noting());
    assertThat(seen).containsExactly("one\n\n", "two\n\n", "(too long)", "four\n\n");
  }

  @Test
  void aSentenceThatBeginsWithFromBeginsNoMessage() throws IOException {
    Path box =
        Files.writeString(
            folder.resolve("box"), "From a 12:00\nx\n\nFrom now on\n\nFrom b 12:01\ny\n");
    of(box).forEach(new Noting());
    assertThat(seen).containsExactly("x\n\nFrom now on\n\n", "y\n");
  }

  @Test
  void theTimeOfASeparatorIsLookedForInSoManyBytes() throws IOException {
    String filler = "z".repeat(MboxSeparator.MAX_BYTES - "12:01".length());
    for (String longer : new String[] {"", "z"}) {
      seen.clear();
      Path box = folder.resolve("box" + longer);
      Files.writeString(box, "From a 12:00\nx\n\nFrom " + longer + filler + "12:01zz\ny\n");
      Mailbox mailbox = new Mailbox(1000);
      mailbox.add(box);
      mailbox.forEach(new Noting());
      assertThat(seen).hasSize(longer.isEmpty() ? 2 : 1);
      assertThat(seen.get(seen.size() - 1)).endsWith("y\n");
    }
  }

  @Test
  void aLoopOfLinksIsGoneAround() throws IOException {
    Path in = files("box", 2, "text");
    Files.createSymbolicLink(in.resolve("self"), in);
    of(in).forEach(new Noting());
    assertThat(seen).containsExactly("text0", "text1");
  }

  @Test
  void foldersBeyondTheDeepestAreTold() throws IOException {
    for (int below : new int[] {Mailbox.MAX_DEPTH - 1, Mailbox.MAX_DEPTH}) {
      seen.clear();
      Path in = folder.resolve("box" + below);
      Path deep = in.resolve("f/".repeat(below));
      Files.createDirectories(deep);
      Files.writeString(deep.resolve("m"), "text");
      Mailbox mailbox = of(in);
      mailbox.forEach(new Noting());
      boolean tooDeep = below == Mailbox.MAX_DEPTH;
      assertThat(seen).isEqualTo(tooDeep ? List.of() : List.of("text"));
      assertThat(mailbox.closed().keySet()).isEqualTo(tooDeep ? Set.of(deep) : Set.of());
    }
  }

  @Test
  void aFileThatIsGoneIsToldAndTheOthersAreRead() throws IOException {
    Path in = files("box", 3, "text");
    Mailbox mailbox = of(in);
    Files.delete(in.resolve("m1"));
    mailbox.forEach(new Noting());
    assertThat(seen).containsExactly("text0", "(unreadable)", "text2");
  }

  /** Reading it fails as reading a bad sector does, which no exception of file systems is. */
  @Test
  void aFileThatFailsWhileItIsReadIsToldAndTheOthersAreRead() throws IOException {
    Path in = files("box", 3, "text");
    Mailbox mailbox = of(in);
    Files.delete(in.resolve("m1"));
    Files.createDirectory(in.resolve("m1"));
    mailbox.forEach(new Noting());
    assertThat(seen).containsExactly("text0", "(unreadable)", "text2");
  }

  @Test
  void whatFailsBehindTheMailboxEndsTheRun() throws IOException {
    Mailbox mailbox = of(files("box", 3, "text"));
    MessageSink full =
        new MessageSink() {
          @Override
          public void message(String name, byte[] message) throws IOException {
            throw new FileSystemException("store", null, "No space left on device");
          }

          @Override
          public void tooLong(String name) {}

          @Override
          public void unreadable(String name, IOException reason) {
            seen.add("(unreadable)");
          }

          @Override
          public void progress(long bytes) {}
        };
    assertThatThrownBy(() -> mailbox.forEach(full)).hasMessageContaining("No space left");
    assertThat(seen).isEmpty();
  }

  private final class Noting implements MessageSink {
    @Override
    public void message(String name, byte[] message) {
      seen.add(new String(message, StandardCharsets.US_ASCII));
    }

    @Override
    public void tooLong(String name) {
      seen.add("(too long)");
    }

    @Override
    public void unreadable(String name, IOException reason) {
      seen.add("(unreadable)");
    }

    @Override
    public void progress(long bytes) {
      assertThat(bytes).isNotNegative();
    }
  }
}
