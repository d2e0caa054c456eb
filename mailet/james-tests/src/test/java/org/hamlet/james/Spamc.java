package org.hamlet.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Debian's spamc before our server, each a process of its own. */
final class Spamc {

  private static final Path PROGRAM = Path.of("/usr/bin/spamc");
  private static final long MAX_START_MILLIS = 30_000;
  private static final long POLL_MILLIS = 100;
  private static final long MAX_END_SECONDS = 20;

  private Spamc() {}

  /** Where it is not installed tests are not run, on the build server they fail. */
  static void require() {
    if (!Files.isExecutable(PROGRAM)) {
      String missing = "not run: " + PROGRAM + " is missing (apt-get install spamc)";
      System.out.println(missing);
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      abort(missing);
    }
  }

  /** Score and sorted rules of each message of a folder, in the form of {@link Marked#hits}. */
  static Map<String, String> hits(Path files, Path site) throws Exception {
    Path socket = files.resolveSibling("socket");
    Process server =
        CommandLine.start(
            List.of(
                "spamd", "--local", "--no-bayes", "--site", site + "", "--socket", socket + ""));
    try (Stream<Path> all = Files.list(files)) {
      awaitSocket(server, socket);
      Map<String, String> hits = new TreeMap<>();
      for (Path file : all.sorted().toList()) {
        hits.put(file.toString(), Marked.hits(answer(socket, file)));
      }
      return hits;
    } finally {
      server.destroy();
      assertThat(server.waitFor(MAX_END_SECONDS, SECONDS)).isTrue();
    }
  }

  private static void awaitSocket(Process server, Path socket) throws InterruptedException {
    for (long waited = 0; !Files.exists(socket); waited += POLL_MILLIS) {
      assertThat(server.isAlive() && waited < MAX_START_MILLIS).as("spamd starts").isTrue();
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static String answer(Path socket, Path message) throws IOException, InterruptedException {
    Process client =
        new ProcessBuilder(PROGRAM.toString(), "-x", "-U", socket.toString(), "--headers")
            .redirectInput(message.toFile())
            .start();
    String answer = new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(client.waitFor()).isZero();
    return answer;
  }
}
