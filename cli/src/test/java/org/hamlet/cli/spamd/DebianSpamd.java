package org.hamlet.cli.spamd;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** SpamAssassin's own server as Debian has it, on a port of 127.0.0.1, logging to its output. */
final class DebianSpamd implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/spamd");
  private static final int SECONDS_TO_END = 20;

  private final Process process;
  private final ProcessLog log;
  private final int port;

  /**
   * Starts it with one child and nothing but the rules in a folder; returns when it answers.
   *
   * @param home a folder for what its helpers write
   */
  DebianSpamd(Path rules, Path home, String... options) throws IOException, InterruptedException {
    port = freePort();
    List<String> command = new ArrayList<>(List.of("perl", "-T", PROGRAM.toString(), "-L", "-x"));
    command.addAll(List.of("-i", "127.0.0.1", "-p", "" + port, "-s", "stderr"));
    command.addAll(List.of("--max-children=1", "--min-spare=1", "--max-spare=1"));
    command.addAll(List.of("--pre", "loadplugin Mail::SpamAssassin::Plugin::Check"));
    command.addAll(List.of("-C", rules.toString(), "--siteconfigpath", rules.toString()));
    command.addAll(List.of("-H", home.toString()));
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    log = new ProcessLog(process);
    awaitLog("server started on");
  }

  /**
   * One that may be taught; what it learns lies in a folder that user nobody, its child, may write.
   */
  static DebianSpamd taught(Path rules, Path home, Path store, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--allow-tell"));
    all.addAll(List.of("--pre", "loadplugin Mail::SpamAssassin::Plugin::Bayes"));
    all.addAll(List.of("--cf", "bayes_path " + store.resolve("bayes")));
    all.addAll(List.of(options));
    return new DebianSpamd(rules, home, all.toArray(String[]::new));
  }

  /** Where it is not installed tests are not run, on the build server they fail. */
  static void require() {
    Spamc.requireProgram(PROGRAM, "spamd");
  }

  int port() {
    return port;
  }

  /** Its log lines up to the next with that text, this one included. */
  List<String> awaitLog(String text) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String line = log.next(); line != null; line = log.next()) {
      if (line.contains("spamd: ")) {
        lines.add(line);
      }
      if (line.contains(text)) {
        return lines;
      }
    }
    return fail("spamd logged nothing more after " + lines);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
  }
}
