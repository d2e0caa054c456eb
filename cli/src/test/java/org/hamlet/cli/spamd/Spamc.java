package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's spamc, run as a program. */
public final class Spamc {

  private static final Path PROGRAM = Path.of("/usr/bin/spamc");
  private static final long SECONDS = 30;

  private final List<String> target;

  /** A client of the server that {@code target} names in spamc's own options. */
  public Spamc(String... target) {
    this.target = List.of(target);
  }

  /** What it wrote, one char a byte, and how it ended. */
  public record Outcome(int code, String out) {}

  /** Where it is not installed tests are not run, on the build server they fail. */
  public static void require() {
    requireProgram(PROGRAM, "spamc");
  }

  /** The same of another program of Debian's. */
  public static void requireProgram(Path program, String ofPackage) {
    if (Files.isExecutable(program)) {
      return;
    }
    String what = "not compared: " + program + " is missing (apt-get install " + ofPackage + ")";
    System.out.println(what);
    if ("true".equals(System.getenv("CI"))) {
      fail(what);
    }
    abort(what);
  }

  public Outcome run(String message, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(target);
    command.addAll(List.of(options));
    // A file, since spamc passes on what is too long while it still reads.
    Path input = Files.createTempFile("hamlet", ".eml");
    try {
      Files.writeString(input, message, ISO_8859_1);
      return ended(new ProcessBuilder(command).redirectInput(input.toFile()));
    } finally {
      Files.delete(input);
    }
  }

  private static Outcome ended(ProcessBuilder spamc) throws IOException, InterruptedException {
    Process process = spamc.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("spamc did not end: " + spamc.command());
    }
    return new Outcome(process.exitValue(), out);
  }
}
