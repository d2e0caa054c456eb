package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The hamlet command, as a process of its own. */
final class CommandLine {

  private static final String JARS =
      System.getProperty("hamlet.cli", Path.of("../../cli/target/hamlet/lib") + "/*");

  private CommandLine() {}

  /** Score and sorted rules of each message below a folder, in the form of {@link Marked#hits}. */
  static Map<String, String> hits(Path files, Path site) throws IOException, InterruptedException {
    Path out = files.resolveSibling("hits.tsv");
    Process process =
        start(
            List.of(
                "mass-check",
                "--local",
                "--no-bayes",
                "--site",
                site.toString(),
                "--out",
                out.toString(),
                files.toString()));
    assertThat(process.waitFor()).isZero();
    Map<String, String> hits = new TreeMap<>();
    for (String line : Files.readAllLines(out)) {
      String[] fields = line.split("\t", -1);
      // The double itself, as Perl rounds it: what Java writes for it may lie beyond a half.
      BigDecimal exact = new BigDecimal(Double.parseDouble(fields[1]));
      String score = String.format(Locale.ROOT, "%.1f", exact);
      hits.put(fields[0], score + " " + (fields[2].isEmpty() ? "none" : fields[2]));
    }
    return hits;
  }

  /** Starts it with these arguments. */
  static Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", JARS, "org.hamlet.cli.Hamlet"));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
