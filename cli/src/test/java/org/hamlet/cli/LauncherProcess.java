package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a process of its own with the heap that the launcher gives it. */
final class LauncherProcess {

  private static final Path LAUNCHER = Path.of("src/main/distribution/bin/hamlet");
  private static final Pattern USUAL_OPTIONS =
      Pattern.compile("(?m)^  \\*\\) options\\+=\\((.*)\\) ;;$");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long POLL_MILLIS = 10;

  private LauncherProcess() {}

  /** What is written to its standard input. */
  @FunctionalInterface
  interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What came of it.
   *
   * @param exitCode of the process
   * @param said standard output and error
   * @param peakMegabytes most memory it had, all of the process (VmHWM)
   */
  record Outcome(int exitCode, String said, long peakMegabytes) {}

  /** Runs {@code hamlet} with those arguments to its end. */
  static Outcome run(Input input, String... arguments) throws IOException, InterruptedException {
    return run(List.of(), input, arguments);
  }

  /** The same with options of Java that come after the launcher's. */
  static Outcome run(List<String> javaOptions, Input input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(usualOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(javaOptions);
    command.add("org.hamlet.cli.Hamlet");
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("said", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      Thread feeder = new Thread(() -> feed(process, input), "input");
      feeder.start();
      long peak = 0;
      do {
        peak = Math.max(peak, peakKilobytes(process.pid()));
      } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
      feeder.join();
      return new Outcome(process.exitValue(), Files.readString(said, ISO_8859_1), peak >> 10);
    } finally {
      Files.delete(said);
    }
  }

  private static List<String> usualOptions() throws IOException {
    Matcher options = USUAL_OPTIONS.matcher(Files.readString(LAUNCHER));
    if (!options.find()) {
      throw new IllegalStateException("the launcher names no usual options");
    }
    return List.of(options.group(1).split(" "));
  }

  /** A process that ends before it has read all closes the pipe; its exit code tells why. */
  private static void feed(Process process, Input input) {
    try (OutputStream out = process.getOutputStream()) {
      input.writeTo(out);
    } catch (IOException ended) {
      // the outcome tells
    }
  }

  private static long peakKilobytes(long pid) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return peak.find() ? Long.parseLong(peak.group(1)) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
