package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.failure.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hamlet digests}, after training. */
class DigestsCommandTest {

  private static final String TEXT =
      "Dear customer, our warehouse is full of garden chairs and we have to clear it before the"
          + " winter comes. Whoever orders this week pays half of the price and gets a table for"
          + " nothing, as long as there are any left of them: http://chairs.example.com/\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("tld.cf"), "util_rb_tld com\n");
    write("spam", TEXT);
    write("ham", TEXT.replace("garden", "lecture").replace("winter", "summer"));
    write("short", "Hello\n");
  }

  private void write(String name, String text) throws IOException {
    String message = "From: a@example.com\nSubject: hello\nMessage-Id: <" + name + "@x>\n\n" + text;
    Files.write(folder.resolve(name), message.getBytes(US_ASCII));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String command, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command, "--local", "--rules", path("rules")));
    arguments.addAll(List.of("--state", path("state"), "--cf", "use_hamlet_digests 1"));
    arguments.addAll(List.of(more));
    return Hamlet.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(new String[0]));
  }

  private String shown(String... more) {
    assertThat(run("digests", more)).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void trainingIsCountedOnceAndCorrected() {
    run("train", "--spam", path("spam"));
    run("train", "--spam", path("spam"));
    assertThat(shown(path("spam"))).contains("local (trust 1.00): spam 1, ham 0");
    assertThat(shown()).containsPattern("body +1 +1 ").containsPattern("host +1 +1 ");
    run("train", "--ham", path("spam"));
    assertThat(shown(path("spam"))).contains("spam 0, ham 1");
    run("train", "--forget", path("spam"));
    assertThat(shown()).containsPattern("body +0 +0 ");
  }

  @Test
  void whatIsAlikeIsShownWithWhatItIsLike() {
    run("train", "--spam", path("spam"));
    assertThat(shown(path("ham"))).containsPattern("spam 1, ham 0, last .*, \\d\\d % alike");
    assertThat(shown(path("short"))).contains("no digests, there is too little of it");
  }

  @Test
  void aDumpIsRestored() throws IOException {
    run("train", "--spam", path("spam"), "--ham", path("ham"));
    shown("--dump", path("dump"));
    String all = Files.readString(folder.resolve("dump"));
    shown("--clear");
    assertThat(shown()).containsPattern("body +0 +0 ");
    shown("--restore", path("dump"));
    assertThat(shown("--dump")).isEqualTo(all);
  }

  @Test
  void whatIsNoDumpIsRefusedAndChangesNothing() {
    run("train", "--spam", path("spam"));
    assertThat(run("digests", "--restore", path("spam"))).isEqualTo(ExitCodes.DATAERR);
    assertThat(run("digests", "--restore", path("missing"))).isEqualTo(ExitCodes.NOINPUT);
    assertThat(shown()).containsPattern("body +1 +1 ");
  }

  @Test
  void linesOfADumpThatAreNoneAreLeftOut() throws IOException {
    String host = "00".repeat(16);
    Files.writeString(
        folder.resolve("dump"),
        "hamlet digests 1\nreporter\t0\t6c6f63616c\t1.0\t0\t0\nhost\t"
            + host
            + "\t1\t1800000000\t0:1:0\nhost\t"
            + host
            + "\t1\t1\t7:1:0\nhost\t12\t1\t1\t0:1:0\nreporter\t9\t\t1\t0\t0\nnonsense\n"
            + "x".repeat(2_000)
            + "\n");
    shown("--restore", path("dump"));
    assertThat(shown()).containsPattern("host +1 +1 ");
  }

  @Test
  void aDamagedFileCanBeCleared() throws IOException {
    run("train", "--spam", path("spam"));
    Files.delete(folder.resolve("state/digests.journal"));
    Files.writeString(folder.resolve("state/digests"), "neither a generation nor a record");
    assertThat(run("digests")).isEqualTo(ExitCodes.IOERR);
    assertThat(err.toString()).contains("hamlet digests --clear begins anew");
    shown("--clear");
    assertThat(shown()).containsPattern("body +0 +0 ");
  }

  @Test
  void keysAreMadeByChance() {
    String key = shown("--new-key");
    assertThat(key).matches("[0-9a-f]{64}\\R");
    assertThat(shown("--new-key")).isNotEqualTo(key);
  }
}
