package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.failure.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  private static final int EACH = 40;

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int evaluate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--rules",
                folder.resolve("rules").toString(),
                "--index",
                folder.resolve("index").toString(),
                "--root",
                folder.toString(),
                "--scores",
                folder.resolve("scores").toString()));
    arguments.addAll(List.of(more));
    return Hamlet.commandLine()
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(new String[0]));
  }

  private void stream() throws IOException {
    Files.createDirectory(folder.resolve("rules"));
    List<String> index = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      String number = "Subject: " + i + "\n\n";
      Files.writeString(
          folder.resolve("s" + i), "From: a@example.org\n" + number + "cheap pills\n");
      Files.writeString(folder.resolve("h" + i), "From: b@example.com\n" + number + "the ladder\n");
      index.add("spam s" + i);
      index.add("ham h" + i);
    }
    Files.write(folder.resolve("index"), index);
  }

  private List<String> scores() throws IOException {
    return Files.readAllLines(folder.resolve("scores"));
  }

  private static double last(List<String> scores, String label) {
    return scores.stream()
        .filter(line -> line.startsWith(label + "\t"))
        .mapToDouble(line -> Double.parseDouble(line.split("\t")[1]))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void eachMessageIsScoredBeforeItIsLearned() throws IOException {
    stream();
    assertThat(evaluate()).isZero();
    assertThat(scores()).hasSize(2 * EACH).startsWith("spam\t0.5");
    assertThat(last(scores(), "spam")).isGreaterThan(0.9);
    assertThat(last(scores(), "ham")).isLessThan(0.1);
    assertThat(err.toString()).startsWith("80 messages, ");
  }

  @Test
  void withStateItGoesOnWhereItWas() throws IOException {
    stream();
    String state = folder.resolve("state").toString();
    assertThat(evaluate("--state", state)).isZero();
    assertThat(evaluate("--state", state)).isZero();
    assertThat(Double.parseDouble(scores().get(0).split("\t")[1])).isGreaterThan(0.9);
  }

  @Test
  void aLineThatIsNoneIsNamed() throws IOException {
    stream();
    Files.write(folder.resolve("index"), List.of("junk s0"));
    assertThat(evaluate()).isEqualTo(ExitCodes.DATAERR);
    assertThat(err.toString()).contains("not: junk s0");
  }

  @Test
  void aMessageThatIsMissingIsNamed() throws IOException {
    stream();
    Files.write(folder.resolve("index"), List.of("spam nowhere"));
    assertThat(evaluate()).isEqualTo(ExitCodes.NOINPUT);
    assertThat(err.toString()).contains("nowhere");
  }
}
