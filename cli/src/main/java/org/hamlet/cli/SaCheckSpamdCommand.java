package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.hamlet.cli.common.LongOptions;
import org.hamlet.cli.common.Version;
import org.hamlet.cli.failure.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
      "  3    the command line cannot be understood, or this text was asked for"
    },
    exitCodeOnInvalidInput = 3,
    exitCodeOnUsageHelp = 3,
    exitCodeOnVersionHelp = 3,
    preprocessor = LongOptions.class,
    sortOptions = false,
    versionProvider = Version.class)
final class SaCheckSpamdCommand implements Callable<Integer> {

  private static final int WARNING = 1;
  private static final int CRITICAL = 2;
  private static final int UNKNOWN = 3;

  private static final int MAX_ANSWER_BYTES = 1024;
  private static final byte[] PING = "PING SPAMC/1.2\r\n\r\n".getBytes(ISO_8859_1);

  private static final int LAST_PORT = 0xFFFF;
  private static final double SHORTEST_TIMEOUT = 1;

  /** Digits with or without a point: what a time is. */
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9}");

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--critical"},
      paramLabel = "SECONDS",
      description = "An answer that takes longer is critical.")
  private Optional<String> critical = Optional.empty();

  @Option(
      names = {"-w", "--warning"},
      paramLabel = "SECONDS",
      description = "An answer that takes longer is worth a warning.")
  private Optional<String> warning = Optional.empty();

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "Wait so long (${DEFAULT-VALUE}).")
  private String timeout = "45";

  @Option(
      names = {"-H", "--hostname", "--host"},
      paramLabel = "HOST",
      description = "Whom to ask (localhost).")
  private Optional<String> host = Optional.empty();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "At which port (783).")
  private Optional<String> port = Optional.empty();

  @Option(names = "--socketpath", paramLabel = "PATH", description = "A unix socket instead.")
  private Optional<Path> socket = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell what is asked and answered.")
  private boolean verbose;

  @Option(
      names = {"-h", "-?", "--help"},
      usageHelp = true,
      description = "Show this text.")
  void takeHelp(boolean asked) {}

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show which release this is.")
  void takeVersion(boolean asked) {}

  /** Compat: further words are passed over. */
  @Parameters(arity = "0..*", hidden = true)
  void takeWords(List<String> words) {}

  /**
   * What is asked of whom, in order.
   *
   * @param timeout in seconds, as the others
   */
  private record Question(SocketAddress whom, double timeout, double warning, double critical) {}

  @Override
  public Integer call() throws InterruptedException {
    Question question;
    try {
      question = question();
    } catch (IllegalArgumentException e) {
      return say("UNKNOWN", e.getMessage(), UNKNOWN);
    }
    verbose("asks " + place(question.whom()));
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask(question.whom()));
    long before = System.nanoTime();
    try {
      String text = answer.get(Math.round(question.timeout() * 1000), TimeUnit.MILLISECONDS);
      verbose("answer: " + text.strip());
      return judged(question, text, seconds(before));
    } catch (TimeoutException e) {
      return failed("ping timed out in", before, "");
    } catch (ExecutionException e) {
      return failed("ping failed in", before, ": " + e.getCause().getMessage());
    }
  }

  private Question question() {
    if (socket.isPresent() && (host.isPresent() || port.isPresent())) {
      throw new IllegalArgumentException("--socketpath goes without --hostname and --port");
    }
    double most = time("--timeout", timeout);
    double critical = time("--critical", this.critical.orElse(timeout));
    double warning = time("--warning", this.warning.or(() -> this.critical).orElse(timeout));
    if (most < SHORTEST_TIMEOUT) {
      throw new IllegalArgumentException("--timeout must be 1 at least");
    }
    if (critical > most || warning > critical) {
      throw new IllegalArgumentException("it must be --warning <= --critical <= --timeout");
    }
    return new Question(whom(), most, warning, critical);
  }

  private static double time(String option, String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new IllegalArgumentException(option + ": not a number of seconds: " + text);
    }
    return Double.parseDouble(text);
  }

  private SocketAddress whom() {
    if (socket.isPresent()) {
      return UnixDomainSocketAddress.of(socket.get());
    }
    String number = port.orElse("783");
    if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > LAST_PORT) {
      throw new IllegalArgumentException("--port: not a port: " + number);
    }
    String name = host.orElse("localhost");
    if (name.isBlank()) {
      throw new IllegalArgumentException("--hostname: no name");
    }
    return InetSocketAddress.createUnresolved(name, Integer.parseInt(number));
  }

  private static double seconds(long before) {
    return (System.nanoTime() - before) / 1e9;
  }

  private void verbose(String text) {
    if (verbose) {
      spec.commandLine().getOut().println(text);
    }
  }

  private int judged(Question question, String answer, double took) {
    if (!answer.matches("(?s)SPAMD/\\S+ 0 PONG\\s*")) {
      String failed = String.format(Locale.ROOT, "ping failed in %.3f seconds", took);
      return say("CRITICAL", failed + ": the answer is not that of a spamd", CRITICAL);
    }
    String time = String.format(Locale.ROOT, "%.3f second ping response time", took);
    if (critical.isPresent() && took > question.critical()) {
      return say("CRITICAL", time, CRITICAL);
    }
    if (warning.isPresent() && took > question.warning()) {
      return say("WARNING", time, WARNING);
    }
    return say("OK", time, ExitCodes.OK);
  }

  private int failed(String what, long before, String why) {
    String time = String.format(Locale.ROOT, " %.3f seconds", seconds(before));
    return say("CRITICAL", what + time + why, CRITICAL);
  }

  private int say(String state, String why, int code) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("SPAMD " + state + ": " + why);
    out.flush();
    return code;
  }

  private static String ask(SocketAddress whom) {
    try (SocketChannel channel = open(whom)) {
      channel.write(ByteBuffer.wrap(PING));
      channel.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER_BYTES);
      int got = 0;
      while (got >= 0 && answer.hasRemaining()) {
        got = channel.read(answer);
      }
      return new String(answer.array(), 0, answer.position(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot ask " + place(whom) + ": " + e.getMessage(), e);
    }
  }

  private static String place(SocketAddress whom) {
    return whom instanceof InetSocketAddress named
        ? named.getHostString() + " port " + named.getPort()
        : whom.toString();
  }

  private static SocketChannel open(SocketAddress whom) throws IOException {
    if (whom instanceof InetSocketAddress named) {
      return open(named);
    }
    return SocketChannel.open(whom);
  }

  /** Compat: each address of a name until one answers, as ::1 and 127.0.0.1 of localhost. */
  private static SocketChannel open(InetSocketAddress named) throws IOException {
    IOException last = new IOException("no address");
    for (InetAddress address : InetAddress.getAllByName(named.getHostString())) {
      try {
        return SocketChannel.open(new InetSocketAddress(address, named.getPort()));
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }
}
