package org.hamlet.eval.net;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hamlet.net.peers.PeerClient;
import org.hamlet.net.peers.PeerDesk;
import org.hamlet.net.peers.PeerFault;
import org.hamlet.net.peers.PeerOptions;
import org.hamlet.net.pyzor.PyzorClient;
import org.hamlet.net.pyzor.PyzorOptions;
import org.hamlet.net.razor.RazorClient;
import org.hamlet.net.razor.RazorOptions;
import org.hamlet.net.razor.RazorReporter;
import org.hamlet.net.service.ServiceCalls;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.Settings;
import org.hamlet.rule.SourcePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of the services that count digests of messages, as one configuration wants them; each
 * is made when first asked for. Thread-safe.
 */
public final class DigestServices {

  private static final Logger LOG = LoggerFactory.getLogger(DigestServices.class);

  private final Settings settings;
  private final Clock clock;
  private final ServiceCalls calls = new ServiceCalls();
  private final long madeMillis;
  private Optional<ReadPeers> peerOptions = Optional.empty();
  private Optional<PeerClient> peers = Optional.empty();
  private Optional<PeerDesk> desk = Optional.empty();
  private boolean silenceTold;
  private Optional<PyzorClient> pyzor = Optional.empty();
  private Optional<RazorClient> razor = Optional.empty();
  private Optional<RazorReporter> razorReporter = Optional.empty();

  /** The services that these settings name. */
  public DigestServices(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.madeMillis = clock.millis();
  }

  /**
   * The client of other nodes; empty when none is named, or digests are not switched on.
   *
   * @throws IOException when what names nodes cannot be used; its message is for the postmaster
   */
  public synchronized Optional<PeerClient> peers() throws IOException {
    if (peers.isEmpty()) {
      peers =
          peerOptions()
              .filter(PeerOptions::on)
              .map(
                  options ->
                      new PeerClient(
                          options, settings.duration("hamlet_digest_ttl"), calls, clock));
    }
    return peers;
  }

  /**
   * What answers other nodes; empty when none is named, or digests are not switched on.
   *
   * @throws IOException when what names nodes cannot be used; its message is for the postmaster
   */
  public synchronized Optional<PeerDesk> desk(PeerDesk.Counts counts) throws IOException {
    if (desk.isEmpty()) {
      desk =
          optionsOfDesk()
              .filter(PeerOptions::on)
              .map(options -> new PeerDesk(options, counts, clock, madeMillis));
    }
    return desk;
  }

  /** Once a packet came, whether any rule wants the file or not, the log says what is wrong. */
  private Optional<PeerOptions> optionsOfDesk() throws IOException {
    try {
      return peerOptions();
    } catch (IOException e) {
      if (!silenceTold) {
        LOG.warn("other nodes are not answered: {}", e.getMessage());
        silenceTold = true;
      }
      throw e;
    }
  }

  /** Read once: whoever sends a packet must not make this node read files. */
  private Optional<PeerOptions> peerOptions() throws IOException {
    if (peerOptions.isEmpty()) {
      peerOptions = Optional.of(readPeers());
    }
    if (peerOptions.get() instanceof ReadPeers.Failed failed) {
      throw new IOException(failed.reason());
    }
    return peerOptions
        .map(read -> ((ReadPeers.Done) read).options())
        .filter(options -> settings.flag("use_hamlet_digests"));
  }

  /**
   * What of the file of nodes cannot be used, where there is one and digests are switched on; that
   * there is no such file is told by the rules that want it.
   */
  public synchronized List<ConfigProblem> problems() {
    try {
      return peerOptions().map(PeerOptions::faults).orElse(List.of()).stream()
          .map(DigestServices::problem)
          .toList();
    } catch (IOException told) {
      return List.of();
    }
  }

  /** Without the line, which may hold a key. */
  private static ConfigProblem problem(PeerFault fault) {
    SourcePosition at = new SourcePosition(fault.file(), fault.line(), fault.column());
    return new ConfigProblem(at, ConfigProblem.Severity.ERROR, fault.text(), "");
  }

  private ReadPeers readPeers() {
    try {
      return new ReadPeers.Done(
          PeerOptions.read(
              settings.text("hamlet_digest_name"),
              settings.text("hamlet_digest_peers"),
              settings.duration("hamlet_digest_timeout")));
    } catch (IOException e) {
      return new ReadPeers.Failed(e.getMessage());
    }
  }

  /** What came of reading the file of nodes. */
  private sealed interface ReadPeers {
    record Done(PeerOptions options) implements ReadPeers {}

    record Failed(String reason) implements ReadPeers {}
  }

  /**
   * The client of Pyzor; empty when no server is named.
   *
   * @throws IOException when what names servers cannot be used; its message is for the postmaster
   */
  public synchronized Optional<PyzorClient> pyzor() throws IOException {
    if (pyzor.isEmpty()) {
      List<String> named = settings.list("hamlet_pyzor_server");
      String file = settings.text("pyzor_server_file");
      String arguments = settings.text("pyzor_options");
      PyzorOptions options =
          PyzorOptions.read(
              new PyzorOptions.Sources(named, file, arguments), settings.duration("pyzor_timeout"));
      if (!options.servers().isEmpty()) {
        pyzor = Optional.of(new PyzorClient(options, calls, clock));
      }
    }
    return pyzor;
  }

  /**
   * The client of Razor; empty when no server is named.
   *
   * @throws IOException when what names servers cannot be used; its message is for the postmaster
   */
  public synchronized Optional<RazorClient> razor() throws IOException {
    if (razor.isEmpty()) {
      RazorOptions options = razorOptions();
      if (options.on()) {
        razor = Optional.of(new RazorClient(options, calls, clock));
      }
    }
    return razor;
  }

  /**
   * What tells Razor servers of messages; empty when no server or no identity is named.
   *
   * @throws IOException when what names servers cannot be used; its message is for the postmaster
   */
  public synchronized Optional<RazorReporter> razorReporter() throws IOException {
    if (razorReporter.isEmpty()) {
      razorReporter =
          Optional.of(razorOptions())
              .filter(RazorOptions::reports)
              .map(options -> new RazorReporter(options, calls, clock));
    }
    return razorReporter;
  }

  /**
   * What makes users at Razor servers, whether one is named already or not.
   *
   * @throws IOException when what names servers cannot be used; its message is for the postmaster
   */
  public RazorReporter razorRegistrar() throws IOException {
    return new RazorReporter(razorOptions(), calls, clock);
  }

  private RazorOptions razorOptions() throws IOException {
    return RazorOptions.read(
        new RazorOptions.Sources(
            settings.list("hamlet_razor_server"),
            settings.list("hamlet_razor_nomination"),
            settings.list("hamlet_razor_discovery"),
            settings.text("razor_config"),
            settings.text("hamlet_razor_identity")),
        settings.duration("razor_timeout"));
  }
}
