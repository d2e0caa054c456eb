package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code hamlet spamd} as a process of its own, as a mail server meets it. */
final class SpamdProcess implements AutoCloseable {

  private static final String STARTED = "spamd: server started on ";

  private final Process process;
  private final ProcessLog log;
  private final List<String> seen = new ArrayList<>();
  private final int port;

  /** Starts it on a free port of {@code host}, with so much heap and further options. */
  SpamdProcess(String host, String heap, String... options)
      throws IOException, InterruptedException {
    this(host, heap, List.of(), Optional.empty(), options);
  }

  /** The same, with a signal sent when a line with that text is logged: before it listens. */
  static SpamdProcess signalled(String name, String text, String... options)
      throws IOException, InterruptedException {
    return new SpamdProcess(
        "127.0.0.1", "64m", List.of(), Optional.of(Map.entry(name, text)), options);
  }

  /** The same, when Java loads a class. */
  static SpamdProcess signalledUponClass(String name, String loaded, String... options)
      throws IOException, InterruptedException {
    return new SpamdProcess(
        "127.0.0.1",
        "64m",
        List.of("-Xlog:class+load"),
        Optional.of(Map.entry(name, loaded + " source")),
        options);
  }

  private SpamdProcess(
      String host,
      String heap,
      List<String> java,
      Optional<Map.Entry<String, String>> early,
      String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hamlet.cli.Hamlet",
                "spamd",
                "--local",
                "--listen",
                host + ":0"));
    command.addAll(1, java);
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    log = new ProcessLog(process);
    if (early.isPresent()) {
      awaitLog(early.get().getValue());
      signal(early.get().getKey());
    }
    String started = awaitLog(STARTED);
    port = Integer.parseInt(started.substring(started.lastIndexOf(':') + 1));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** The next log line with that text. */
  String awaitLog(String text) throws InterruptedException {
    while (true) {
      String line = log.next();
      assertThat(line).as("log line with '%s' after %s", text, seen).isNotNull();
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** Sends a signal by its name without SIG. */
  void signal(String name) throws IOException, InterruptedException {
    // The shell's own: a bare Debian has no kill program.
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Its exit code; fails when it has not ended after so many seconds. */
  int exitWithin(int seconds) throws InterruptedException {
    assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as("ended after %s", seen).isTrue();
    return process.exitValue();
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** What it answers to a request. */
  String ask(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      return ask(socket, request);
    }
  }

  /** Sends as much as the server takes and reads its answer. */
  static String ask(Socket socket, byte[] request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request);
    socket.shutdownOutput();
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  /** A request for the names of the tests that hit. */
  static byte[] symbols(String message) {
    return ("SYMBOLS SPAMC/1.5\r\nContent-length: " + message.length() + "\r\n\r\n" + message)
        .getBytes(ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
