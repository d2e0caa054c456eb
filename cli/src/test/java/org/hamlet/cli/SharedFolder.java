package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The folder of corpora and recorded hits that lies outside the repository: {@code HAMLET_SHARED},
 * or {@code shared} beside the checkout. Where it is missing, tests that need it say so and are not
 * run; on the build server they fail.
 */
final class SharedFolder {

  private static final long UNPACK_SECONDS = 300;

  private SharedFolder() {}

  /** The folder. */
  static Path require() {
    String named = System.getenv().getOrDefault("HAMLET_SHARED", "../../shared");
    Path folder = Path.of(named).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder.resolve("oracle"))) {
      String missing = "not run: no folder with recorded hits at " + folder;
      System.out.println(missing);
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      abort(missing);
    }
    return folder;
  }

  /** The folder into which the named corpora are unpacked, once. */
  static Path corpora(Path shared, List<String> names) throws IOException, InterruptedException {
    Path target = Path.of("target/corpora").toAbsolutePath();
    Files.createDirectories(target);
    for (String name : names) {
      if (!Files.exists(target.resolve(name + ".complete"))) {
        run(
            "tar",
            "-xJf",
            shared.resolve("corpora/" + name + ".tar.xz").toString(),
            "-C",
            target.toString());
        Files.createFile(target.resolve(name + ".complete"));
      }
    }
    return target;
  }

  /** The lines of an xz-compressed table. */
  static List<String> table(Path file) throws IOException, InterruptedException {
    Path plain = Files.createTempFile("table", ".tsv");
    try {
      Process xz =
          new ProcessBuilder("xz", "-dc", file.toString()).redirectOutput(plain.toFile()).start();
      assertThat(xz.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(xz.exitValue()).isZero();
      return Files.readAllLines(plain, StandardCharsets.ISO_8859_1);
    } finally {
      Files.delete(plain);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
  }
}
