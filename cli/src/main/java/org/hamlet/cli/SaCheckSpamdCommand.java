package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a spamd answers, in the words of SpamAssassin's program for Nagios. */
@Command(
    name = "sa-check_spamd",
    header = "Tells whether a spamd answers, for Nagios and the like.",
    description =
        "Sends PING to a spamd and prints one line: SPAMD OK, WARNING, CRITICAL or UNKNOWN, with the"
            + " time it took.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    it answered in time",
      "  1    it took longer than --warning",
      "  2    it took longer than --critical, or did not answer",
      "  3    the times given do not fit together",
      "  64   the command line cannot be understood"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SaCheckSpamdCommand implements Callable<Integer> {

  private static final int WARNING = 1;
  private static final int CRITICAL = 2;
  private static final int UNKNOWN = 3;

  private static final int MAX_ANSWER_BYTES = 1024;
  private static final byte[] PING = "PING SPAMC/1.2\r\n\r\n".getBytes(ISO_8859_1);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--critical"},
      paramLabel = "SECONDS",
      description = "An answer that takes longer is critical.")
  private Optional<Double> critical = Optional.empty();

  @Option(
      names = {"-w", "--warning"},
      paramLabel = "SECONDS",
      description = "An answer that takes longer is worth a warning.")
  private Optional<Double> warning = Optional.empty();

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Wait so long (${DEFAULT-VALUE}).")
  private double timeout = 45;

  @Option(
      names = {"-H", "--hostname"},
      paramLabel = "HOST",
      description = "Whom to ask (${DEFAULT-VALUE}).")
  private String host = "localhost";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "At which port (${DEFAULT-VALUE}).")
  private int port = 783;

  @Option(names = "--socketpath", paramLabel = "PATH", description = "A unix socket instead.")
  private Optional<Path> socket = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell what is asked and answered.")
  private boolean verbose;

  @Override
  public Integer call() throws InterruptedException {
    if (!inOrder()) {
      return say(
          "UNKNOWN",
          "it must be 0 <= --warning <= --critical < --timeout, and 1 <= --timeout",
          UNKNOWN);
    }
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::ask);
    long before = System.nanoTime();
    try {
      String text = answer.get(Math.round(timeout * 1000), TimeUnit.MILLISECONDS);
      double took = Duration.ofNanos(System.nanoTime() - before).toNanos() / 1e9;
      if (verbose) {
        spec.commandLine().getOut().println("answer: " + text.strip());
      }
      return judged(text, took);
    } catch (TimeoutException e) {
      return say("CRITICAL", "no answer within " + timeout + " seconds", CRITICAL);
    } catch (ExecutionException e) {
      return say("CRITICAL", "" + e.getCause().getMessage(), CRITICAL);
    }
  }

  private boolean inOrder() {
    double most = critical.orElse(timeout);
    double least = warning.orElse(0.0);
    return timeout >= 1
        && least >= 0
        && least <= most
        && (critical.isEmpty() || most < timeout)
        && (warning.isEmpty() || least < timeout);
  }

  private int judged(String answer, double took) {
    if (!answer.matches("(?s)SPAMD/\\S+ 0 PONG\\s*")) {
      return say("CRITICAL", "the answer is not that of a spamd", CRITICAL);
    }
    String time = String.format(Locale.ROOT, "%.3f second response time", took);
    if (critical.isPresent() && took > critical.get()) {
      return say("CRITICAL", time, CRITICAL);
    }
    if (warning.isPresent() && took > warning.get()) {
      return say("WARNING", time, WARNING);
    }
    return say("OK", time, ExitCodes.OK);
  }

  private int say(String state, String why, int code) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("SPAMD " + state + ": " + why);
    out.flush();
    return code;
  }

  private String ask() {
    try (SocketChannel channel = open()) {
      channel.write(ByteBuffer.wrap(PING));
      channel.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER_BYTES);
      int got = 0;
      while (got >= 0 && answer.hasRemaining()) {
        got = channel.read(answer);
      }
      return new String(answer.array(), 0, answer.position(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask " + place() + ": " + e.getMessage(), e);
    }
  }

  private SocketChannel open() throws IOException {
    SocketAddress address =
        socket.isPresent()
            ? UnixDomainSocketAddress.of(socket.get())
            : new InetSocketAddress(host, port);
    SocketChannel channel =
        socket.isPresent() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    try {
      channel.connect(address);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException io ? io : new IOException("no such host", e);
    }
  }

  private String place() {
    return socket.map(Path::toString).orElse(host + " port " + port);
  }
}
