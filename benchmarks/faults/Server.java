import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** hamlet spamd as a process of its own, and what the system tells of it. */
final class Server implements AutoCloseable {

  static final String SPAM =
      "From: a@example.com\nTo: b@example.org\nSubject: x\n\n"
          + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\n";
  private static final int CLIENT_MILLIS = 60_000;

  final int port;
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private Process process;

  /** Starts the launcher at {@code hamlet} with further options; the log goes to a file. */
  Server(Path hamlet, Path folder, String... options) throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    log = folder.resolve("spamd.log");
    command.addAll(
        List.of(hamlet.toString(), "spamd", "--local", "-s", log.toString(), "-i", "127.0.0.1:" + port));
    command.addAll(List.of(options));
    start();
  }

  /** Starts it, once more after it was killed, and waits until it answers. */
  void start() throws Exception {
    process = new ProcessBuilder(command).inheritIO().start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      try {
        if (ask("PING SPAMC/1.5\r\n\r\n").contains("PONG")) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the server does not answer");
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean alive() {
    return process.isAlive();
  }

  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", port), CLIENT_MILLIS);
    socket.setSoTimeout(CLIENT_MILLIS);
    return socket;
  }

  String ask(String request) throws IOException {
    return ask(request.getBytes(ISO_8859_1));
  }

  String ask(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      return answer(socket, request);
    }
  }

  /** Sends a request, of which the server may not want the end, and reads the answer. */
  static String answer(Socket socket, byte[] request) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      out.write(request);
      socket.shutdownOutput();
    } catch (IOException answered) {
      // its answer stands in the socket all the same
    }
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  static byte[] request(String command, byte[] message) {
    byte[] head =
        (command + " SPAMC/1.5\r\nContent-length: " + message.length + "\r\n\r\n").getBytes(ISO_8859_1);
    byte[] all = java.util.Arrays.copyOf(head, head.length + message.length);
    System.arraycopy(message, 0, all, head.length, message.length);
    return all;
  }

  /** Whether it calls spam spam. */
  boolean right() throws IOException {
    return ask(request("CHECK", SPAM.getBytes(ISO_8859_1))).contains("Spam: True");
  }

  long residentMegabytes() throws IOException {
    return status("VmRSS:") / 1024;
  }

  long peakMegabytes() throws IOException {
    return status("VmHWM:") / 1024;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  long descriptors() throws IOException {
    try (var files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return files.count();
    }
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no " + name);
  }

  /** Exceptions that its log tells. */
  long faults() throws IOException {
    try (var lines = Files.lines(log, ISO_8859_1)) {
      return lines.filter(l -> l.contains("a fault of this server") || l.startsWith("java.")).count();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
