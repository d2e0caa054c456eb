package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.common.LongOptions;
import org.hamlet.cli.common.ScannerLearner;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.LearnedState;
import org.hamlet.models.disk.FileMode;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.UserPreferences;
import org.hamlet.spamd.codec.DecoderOptions;
import org.hamlet.spamd.server.AllowedAddresses;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.ServerOptions;
import org.hamlet.spamd.server.SpamdServer;
import org.hamlet.spamd.service.RequestHandler;
import org.hamlet.spamd.service.ScanJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The server: {@code hamlet spamd}. */
@Command(
    name = "spamd",
    header = "Answers spamc, as SpamAssassin's spamd does.",
    description =
        "Answers spamc and every other client of SpamAssassin's spamd, on 127.0.0.1:783 unless told"
            + " otherwise, until TERM or INT ends it; HUP makes it read the configuration again,"
            + " USR1 log its figures. Log lines go to standard error, with -d to syslog.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    ended by a signal",
      "  64   the command line cannot be understood",
      "  66   a file or directory cannot be read",
      "  67   the user of -u is not known",
      "  69   an address cannot be listened on",
      "  70   a fault of Hamlet's own; the log says where",
      "  74   the pid file cannot be written",
      "  75   Java does not start (with -d)",
      "  77   only root can become the user of -u"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    preprocessor = LongOptions.class,
    versionProvider = SpamdVersion.class)
public final class SpamdCommand implements Callable<Integer> {

  @Mixin private SpamdListening listening;

  @Mixin private SpamdLogging logging;

  @Mixin private SpamdUsers users;

  @Mixin private SpamdCompatibility compatibility;

  @Mixin private SpamdDaemon daemon;

  @Mixin private SpamdFigures figures;

  @Mixin private SpamdPeers peers;

  @Option(
      names = {"-A", "--allowed-ips"},
      paramLabel = "LIST",
      split = ",",
      description =
          "Answer only these addresses, blocks (192.0.2.0/24) and prefixes (10.), separated by "
              + "commas; ! before one excludes it. Default: 127.0.0.1,::1.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = {"-m", "--max-children"},
      paramLabel = "N",
      description = "Scan so many messages at once (${DEFAULT-VALUE}); further ones wait.")
  private int workers = ServerOptions.DEFAULT.workers();

  @Option(
      names = {"-T", "--timeout-tcp"},
      paramLabel = "SECONDS",
      description = "Give up a client that sends nothing for so long (${DEFAULT-VALUE}; 0: never).")
  private long timeoutTcp = ServerOptions.DEFAULT.timeoutTcp().toSeconds();

  @Option(
      names = {"-t", "--timeout-child"},
      paramLabel = "SECONDS",
      description = "Most time for one message (${DEFAULT-VALUE}; 0: no limit).")
  private long timeoutChild = ServerOptions.DEFAULT.timeoutChild().toSeconds();

  @Option(
      names = {"-l", "--allow-tell"},
      description = "Learn and forget what clients say (spamc -L, -C); otherwise they are refused.")
  private boolean tell;

  @Option(
      names = {"-r", "--pidfile"},
      paramLabel = "FILE",
      description = "Write the process id there; removed at the end.")
  private Optional<Path> pidFile = Optional.empty();

  private static final Set<StandardOpenOption> REPLACED =
      EnumSet.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private static final Logger LOG = LoggerFactory.getLogger(SpamdCommand.class);

  private final CountDownLatch started = new CountDownLatch(1);

  private volatile Optional<Scanner> scanner = Optional.empty();
  private Optional<LearnedState> learned = Optional.empty();
  private final RootsPart root = RootsPart.ofThisProcess();

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    // Before it listens: who sees it listen may send signals at once, and unheard they kill it.
    boolean hearsHup = Signals.on("HUP", this::reload);
    boolean hearsTerm = endsUpon("TERM", ended) && endsUpon("INT", ended);
    figures.logUponSignals();
    SpamdServer server = start();
    started.countDown();
    if (!hearsTerm) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    }
    if (!hearsHup) {
      LOG.warn("spamd: HUP ends this server: this Java does not tell it of signals");
    }
    try {
      writePid();
    } catch (IOException e) {
      server.close();
      throw new CommandFailure(ExitCodes.IOERR, "--pidfile: " + FailureText.naming(e));
    }
    daemon.tellListening();
    prepare();
    ended.await();
    stop(server);
    return ExitCodes.OK;
  }

  /** What later scans and starts gain by; without it this server serves all the same. */
  private void prepare() {
    try {
      scanner.orElseThrow().saveSnapshot();
      learned.ifPresent(this::look);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("spamd: the rules as they were read could not be kept", e);
    }
  }

  /** Damage of what was learned is told now and not with the first message. */
  private void look(LearnedState state) {
    try {
      state.look(scanner.orElseThrow(), Optional.empty());
    } catch (IOException e) {
      LOG.warn("spamd: what was learned cannot be read: {}", FailureText.naming(e));
    }
  }

  /** Ends the server in good order; one that does not listen yet has nothing to finish. */
  private boolean endsUpon(String signal, CountDownLatch ended) {
    return Signals.on(
        signal,
        () -> {
          if (scanner.isEmpty()) {
            System.exit(ExitCodes.OK);
          }
          LOG.info("spamd: server killed by SIG{}, shutting down", signal);
          ended.countDown();
        });
  }

  /** Reads the configuration again while clients are served with the old one. */
  private synchronized void reload() {
    try {
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    reopenLog();
    LOG.info("spamd: HUP: reading the configuration again");
    Scanner running = scanner.orElseThrow();
    try {
      listening.reload();
    } catch (IOException e) {
      LOG.error("spamd: key and certificate stay as they were: {}", FailureText.naming(e));
    }
    try {
      common.checkPlaces();
      if (!running.reload()) {
        LOG.error("spamd: the configuration has no rule any more, the old one stays in use");
        return;
      }
      ConfigurationLog.tellChange(running);
      running.saveSnapshot();
    } catch (CommandFailure e) {
      LOG.error("spamd: {}; the old configuration stays in use", e.getMessage());
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.error("spamd: the configuration could not be read, the old one stays in use", e);
    }
  }

  private void reopenLog() {
    try {
      logging.start(daemon.leaves());
    } catch (CommandFailure e) {
      LOG.error("spamd: the log stays where it was: {}", e.getMessage());
    }
  }

  /** Reads the configuration and listens. */
  public SpamdServer start() {
    List<Endpoint> endpoints = listening.endpoints();
    ServerOptions options = options();
    logging.start(daemon.leaves());
    daemon.tell();
    compatibility.tell();
    UserPreferences preferences = users.preferences(() -> scanner);
    learned = common.noBayes() ? Optional.empty() : Optional.of(common.learned());
    Scanner made = common.servingScanner(preferences, learned, spec.commandLine().getErr());
    if (made.ruleCount() == 0) {
      throw new CommandFailure(ExitCodes.NOINPUT, "there is no rule; all mail would pass");
    }
    scanner = Optional.of(made);
    RequestHandler handler =
        new RequestHandler(made::scan, new ScannerLearner(made), options.timeoutChild(), journal());
    try {
      SpamdServer server = SpamdServer.start(endpoints, options, handler);
      LOG.info("spamd: server pid: {}", ProcessHandle.current().pid());
      ConfigurationLog.tellProblems(made);
      tellOthers(server, handler, made);
      return server;
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.UNAVAILABLE, refused(e));
    }
  }

  private void tellOthers(SpamdServer server, RequestHandler handler, Scanner made)
      throws IOException {
    boolean told = false;
    try {
      figures.tell(server, new FiguresPage(server, handler, made, common.stateDirectory())::text);
      peers.answer(server, made);
      told = true;
    } finally {
      if (!told) {
        server.close();
      }
    }
  }

  private ScanJournal journal() {
    ScanJournal journal = logging.journal();
    return (request, result, peer, took) -> {
      journal.scanned(request, result, peer, took);
      common.tellDebug(result);
    };
  }

  private static String refused(IOException e) {
    boolean taken = e.getCause() instanceof BindException;
    boolean forbidden = e.getCause() instanceof SocketException;
    if (e.getCause() instanceof UserPrincipalNotFoundException) {
      return "cannot listen on " + e.getMessage() + "; see --socketowner and --socketgroup";
    }
    String hint =
        taken || forbidden
            ? "; choose another address with --listen ADDR:PORT"
            : "; see --listen and --socket";
    return "cannot listen on " + e.getMessage() + hint;
  }

  private ServerOptions options() {
    refuse(workers < 1, "--max-children: not a number of scans at once: " + workers);
    refuse(timeoutTcp < 0, "--timeout-tcp: not a time: " + timeoutTcp);
    refuse(timeoutChild < 0, "--timeout-child: not a time: " + timeoutChild);
    return new ServerOptions(
        workers,
        ServerOptions.DEFAULT_MAX_CONNECTIONS,
        Duration.ofSeconds(timeoutTcp),
        Duration.ofSeconds(timeoutChild),
        allowed.isEmpty() ? AllowedAddresses.LOOPBACK : addresses(),
        DecoderOptions.DEFAULT.withTell(tell));
  }

  private AllowedAddresses addresses() {
    try {
      return AllowedAddresses.parse(String.join(",", allowed));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--allowed-ips: " + e.getMessage());
    }
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new CommandFailure(ExitCodes.USAGE, why);
    }
  }

  private void writePid() throws IOException {
    if (pidFile.isPresent() && !root.writesPid()) {
      try (OutputStream out = FileMode.open(pidFile.get(), REPLACED)) {
        out.write((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII));
      }
    }
  }

  private void stop(SpamdServer server) {
    server.close();
    try {
      learned.ifPresent(SpamdCommand::keep);
    } finally {
      pidFile.filter(path -> !root.writesPid()).ifPresent(SpamdCommand::remove);
    }
  }

  static void keep(Closeable state) {
    try {
      state.close();
    } catch (IOException e) {
      LOG.error("spamd: what was learned last may be lost: {}", FailureText.of(e));
    } catch (RuntimeException e) {
      LOG.error("spamd: what was learned last may be lost, by a fault of this program", e);
    }
  }

  private static void remove(Path pidFile) {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      LOG.warn("spamd: cannot remove the pid file: {}", FailureText.of(e));
    }
  }
}
