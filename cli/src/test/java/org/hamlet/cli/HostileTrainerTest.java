package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody has Hamlet learn what would fill its memory or the disk. It does so in the heap that the
 * launcher gives, and neither grows beyond its bounds. {@code -Dhostile.mbox.bytes=1000000000}
 * makes the mbox as long.
 *
 * <p>What takes more than one {@link Training#MAX_HEAP_PART}th of the heap is left out.
 *
 * <p>What takes more than one {@link Training#MAX_HEAP_PART}th of the heap is left out.
 */
class HostileTrainerTest {

  private static final long MBOX_BYTES = Long.getLong("hostile.mbox.bytes", 20_000_000L);
  private static final int SEED = 1;

  /** Memory of the whole process: heap of 128 MB and what Java takes besides. */
  private static final long MOST_MEGABYTES = 220;

  /** Table of 150,000 tokens, two journals, 50,000 messages, the model: what all files may take. */
  private static final long MOST_STORE_BYTES = 8_000_000;

  @TempDir private Path folder;

  /** A sound message of each label, so that the hostile ones meet a store that is in use. */
  @BeforeEach
  void learnsSoundMail() throws IOException, InterruptedException {
    Path ham = file("ham.eml", out -> out.write(message("lunch", "shall we meet at noon")));
    Path spam = file("spam.eml", out -> out.write(message("pills", "cheap pills for you")));
    train(out -> {}, "learned 2 (1 spam, 1 ham)", "--ham=" + ham, "--spam=" + spam);
  }

  private Path file(String name, LauncherProcess.Input content) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      content.writeTo(out);
    }
    return path;
  }

  private static byte[] message(String subject, String body) {
    return ("From: a@example.org\nSubject: " + subject + "\n\n" + body + "\n").getBytes(ISO_8859_1);
  }

  /** Trains, and holds what came of it against the bounds. */
  private void train(LauncherProcess.Input input, String told, String... options)
      throws IOException, InterruptedException {
    List<String> all =
        Stream.concat(
                Stream.of("train", "--local", "--state=" + folder.resolve("state")),
                Stream.of(options))
            .toList();
    LauncherProcess.Outcome outcome = LauncherProcess.run(input, all.toArray(String[]::new));
    System.out.printf(
        "%s: %d MB of memory, %,d bytes on disk%n",
        outcome.said().strip(), outcome.peakMegabytes(), storeBytes());
    assertThat(outcome.exitCode()).as(outcome.said()).isZero();
    assertThat(outcome.said()).contains(told);
    assertThat(outcome.peakMegabytes()).isBetween(1L, MOST_MEGABYTES);
    assertThat(storeBytes()).isBetween(1L, MOST_STORE_BYTES);
  }

  private long storeBytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** What sound mail taught is still there. */
  private void soundMailIsKnown() throws IOException, InterruptedException {
    train(out -> {}, "nothing new in 1", "--ham=" + folder.resolve("ham.eml"));
  }

  @Test
  void messageOf50MegabytesIsLeftOutAndTold() throws IOException, InterruptedException {
    Path big = file("big.eml", out -> fill(out, 50_000_000, new Random(SEED)));
    train(out -> {}, "too long 1", "--spam=" + big);
    train(
        out -> {},
        "the heap has no room for messages longer",
        "--max-size=99999999",
        "--spam=" + big);
    soundMailIsKnown();
  }

  @Test
  void longestMessageThatTheHeapTakesIsLearned() throws IOException, InterruptedException {
    for (String unit : List.of("\n", "a b\n", "<a href=x>", "=\n", "http://h.example/ ")) {
      Path big =
          file(
              "longest.eml",
              out -> {
                out.write(message("as long as it may be", ""));
                out.write(unit.repeat(7_900_000 / unit.length()).getBytes(ISO_8859_1));
              });
      train(out -> {}, "too long 0", "--max-size=99999999", "--spam=" + big);
    }
    soundMailIsKnown();
  }

  @Test
  void mboxWithoutEndIsReadAsAStream() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    train(
        to -> {
          try (OutputStream out = new BufferedOutputStream(to)) {
            for (long bytes = 0; bytes < MBOX_BYTES; bytes += 20_000) {
              out.write("From a@example.org Mon Jan  5 10:00:00 2026\n".getBytes(ISO_8859_1));
              out.write(message("number " + random.nextLong(), ""));
              words(out, 2_400, random);
            }
          }
        },
        "unreadable 0",
        "--spam=-");
    soundMailIsKnown();
  }

  @Test
  void millionsOfTinyTokensPushOutTheOldest() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    for (String setting : List.of("bayes_journal_max_size 0", "bayes_journal_max_size 102400")) {
      Path tokens = Files.createDirectories(folder.resolve("tokens"));
      for (int i = 0; i < 20; i++) {
        file(
            "tokens/" + i + ".eml",
            out -> {
              out.write(message("tokens " + random.nextLong(), ""));
              words(out, 110_000, random);
            });
      }
      train(
          out -> {},
          "learned 20",
          "--cf=" + setting,
          "--spam=" + tokens,
          "--max-size=4000000",
          "--sync");
    }
    soundMailIsKnown();
  }

  @Test
  void randomBytesAreLearnedLikeAnyMessage() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    Path bytes = Files.createDirectories(folder.resolve("bytes"));
    for (int i = 0; i < 100; i++) {
      file("bytes/" + i, out -> fill(out, 1 + random.nextInt(60_000), random));
    }
    train(to -> fill(to, 5_000_000, random), "unreadable 0", "--ham=-");
    train(out -> {}, "unreadable 0", "--spam=" + bytes);
    soundMailIsKnown();
  }

  private static void fill(OutputStream out, int bytes, Random random) throws IOException {
    byte[] part = new byte[Math.min(bytes, 1 << 16)];
    for (int left = bytes; left > 0; left -= part.length) {
      random.nextBytes(part);
      out.write(part, 0, Math.min(left, part.length));
    }
  }

  /** Words that hardly any other message has. */
  private static void words(OutputStream out, int count, Random random) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Integer.toString(random.nextInt(36 * 36 * 36 * 36 * 36) + 36 * 36 * 36, 36));
      text.append(i % 12 == 11 ? '\n' : ' ');
    }
    out.write(text.append('\n').toString().getBytes(ISO_8859_1));
  }
}
