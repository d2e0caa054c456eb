package org.hamlet.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mail of others, which lies outside the repository; the build server fails without it. */
final class SharedFolder {

  private SharedFolder() {}

  /** The SpamAssassin public corpus, unpacked once. */
  static Path publicCorpus() throws IOException, InterruptedException {
    String named = System.getenv().getOrDefault("HAMLET_SHARED", "../../../shared");
    Path packed = Path.of(named, "corpora/spamassassin-public.tar.xz").toAbsolutePath();
    if (!Files.isRegularFile(packed)) {
      String missing = "not run: no corpus at " + packed.normalize();
      System.out.println(missing);
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      abort(missing);
    }
    Path target = Files.createDirectories(Path.of("target/corpora"));
    Path complete = target.resolve("complete");
    if (!Files.exists(complete)) {
      Process tar =
          new ProcessBuilder("tar", "-xJf", packed.toString(), "-C", target.toString())
              .inheritIO()
              .start();
      assertThat(tar.waitFor()).isZero();
      Files.createFile(complete);
    }
    return target.resolve("spamassassin-public");
  }
}
