package org.hamlet.cli.spamd;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.SocketAccess;
import org.hamlet.spamd.server.TlsIdentity;
import picocli.CommandLine.Option;

/** Where a server listens and whether it speaks TLS there: options of {@code hamlet spamd}. */
final class SpamdListening {

  private static final String TLS_PREFIX = "ssl:";
  private static final int OCTAL = 8;

  /** Behind the path of a socket: the folder from which root brings it there. */
  private static final String HANDED_OVER = ".new";

  @Option(
      names = {"-i", "--listen", "--listen-ip", "--ip-address"},
      paramLabel = "ADDR[:PORT]",
      arity = "0..1",
      fallbackValue = "*",
      description =
          "Listen there; * or nothing for every address, [ADDR]:PORT for IPv6, a path for a unix "
              + "socket, ssl: before it for TLS; a name is all its addresses. May be repeated."
              + " Default: localhost:783.")
  private List<String> listen = new ArrayList<>();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port where --listen names none (${DEFAULT-VALUE}).")
  private int port = Endpoint.DEFAULT_PORT;

  @Option(
      names = {"-4", "--ipv4", "--ipv4-only", "--ipv4only"},
      description = "Of names, the default and every address take IPv4 alone.")
  private boolean onlyIpv4;

  @Option(
      names = "-6",
      description = "Of names and the default take IPv6 alone; every address is IPv4 as well.")
  private boolean onlyIpv6;

  @Option(
      names = {"--socket", "--socketpath"},
      paramLabel = "PATH",
      description = "Listen on this unix socket, and on TCP only where --listen is given.")
  private List<Path> sockets = new ArrayList<>();

  @Option(names = "--socketowner", paramLabel = "NAME", description = "Owner of its file.")
  private Optional<String> socketOwner = Optional.empty();

  @Option(names = "--socketgroup", paramLabel = "NAME", description = "Group of its file.")
  private Optional<String> socketGroup = Optional.empty();

  @Option(
      names = "--socketmode",
      paramLabel = "MODE",
      description = "Its rights, such as 0660. Default: 0666, as in spamd.")
  private Optional<String> socketMode = Optional.empty();

  @Option(names = "--ssl", description = "Speak TLS (1.2 or 1.3) on every TCP port.")
  private boolean ssl;

  @Option(
      names = "--ssl-port",
      paramLabel = "PORT",
      description = "With --ssl: TLS on this port, and none on --port.")
  private Optional<Integer> sslPort = Optional.empty();

  @Option(
      names = "--server-cert",
      paramLabel = "FILE",
      description = "The server's certificate and its chain, PEM. Read again upon HUP.")
  private Path certificate = Path.of("/etc/hamlet/server-cert.pem");

  @Option(
      names = "--server-key",
      paramLabel = "FILE",
      description = "Its key, PEM in PKCS #8 form. Read again upon HUP.")
  private Path key = Path.of("/etc/hamlet/server-key.pem");

  @Option(
      names = "--ssl-verify",
      description =
          "Answer only clients that show a certificate of --ssl-ca-file or -path. Means --ssl as"
              + " well.")
  private boolean verify;

  @Option(
      names = "--ssl-ca-file",
      paramLabel = "FILE",
      description = "Authorities of clients; means --ssl-verify as well.")
  private Optional<Path> authorityFile = Optional.empty();

  @Option(names = "--ssl-ca-path", paramLabel = "DIR", description = "The same, one a file.")
  private Optional<Path> authorityFolder = Optional.empty();

  private final HostAddresses.Names names;
  private final RootsPart root = RootsPart.ofThisProcess();
  private Optional<TlsIdentity> identity = Optional.empty();

  SpamdListening() {
    this(InetAddress::getAllByName);
  }

  /** With names that are looked up there. */
  SpamdListening(HostAddresses.Names names) {
    this.names = names;
  }

  /**
   * All places.
   *
   * @throws CommandFailure when an option says what cannot be
   */
  List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    List<String> tcp =
        listen.isEmpty() && sockets.isEmpty() ? List.of(HostAddresses.LOCALHOST) : listen;
    try {
      int mode = socketMode.map(this::mode).orElse(SocketAccess.DEFAULT_MODE);
      SocketAccess access = new SocketAccess(socketOwner, socketGroup, Optional.of(mode));
      HostAddresses addresses = new HostAddresses(onlyIpv4, onlyIpv6, names);
      for (String text : tcp) {
        add(text, addresses, access, all);
      }
      sockets.forEach(path -> all.add(unix(path, access)));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--listen: " + e.getMessage());
    }
    return all;
  }

  /** As in spamd: who names authorities wants clients looked at, and that takes TLS. */
  private boolean speaksTls() {
    return ssl || asksForCertificates();
  }

  private boolean asksForCertificates() {
    return verify || authorityFile.isPresent() || authorityFolder.isPresent();
  }

  private void add(String text, HostAddresses addresses, SocketAccess access, List<Endpoint> all) {
    boolean prefixed = text.startsWith(TLS_PREFIX);
    String place = prefixed ? text.substring(TLS_PREFIX.length()) : text;
    boolean onlyPlain = speaksTls() && sslPort.isPresent() && !prefixed;
    Endpoint plain = Endpoint.parse(place.isEmpty() ? "*" : place, port);
    if (plain instanceof Endpoint.Unix unix) {
      all.add(unix(unix.path(), access));
      return;
    }
    if (plain instanceof Endpoint.Tcp named) {
      for (String host : addresses.of(named.host())) {
        addTcp(new Endpoint.Tcp(host, named.port()), speaksTls() || prefixed, onlyPlain, all);
      }
    }
  }

  /** Owner and group are root's to set where root brings the socket to its place. */
  private Endpoint.Unix unix(Path path, SocketAccess access) {
    Path folder = path.resolveSibling(path.getFileName() + HANDED_OVER);
    if (!root.placesSockets() || !isOwnFolder(folder)) {
      return new Endpoint.Unix(path, access);
    }
    SocketAccess ofMode = new SocketAccess(Optional.empty(), Optional.empty(), access.mode());
    return new Endpoint.Unix(path, ofMode, Optional.of(folder));
  }

  /** One that somebody else put there is none that root made for this server. */
  private static boolean isOwnFolder(Path folder) {
    try {
      String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && owner.equals(System.getProperty("user.name"));
    } catch (IOException none) {
      return false;
    }
  }

  private void addTcp(Endpoint.Tcp tcp, boolean tls, boolean onlyPlain, List<Endpoint> all) {
    Endpoint.Tcp secured = tcp;
    if (!tls) {
      all.add(tcp);
      return;
    }
    if (onlyPlain && tcp.port() != sslPort.get()) {
      all.add(tcp);
      secured = new Endpoint.Tcp(tcp.host(), sslPort.get());
    }
    Endpoint encrypted = new Endpoint.Tls(secured, identity());
    if (!all.contains(encrypted)) {
      all.add(encrypted);
    }
  }

  private int mode(String digits) {
    try {
      return Integer.parseInt(digits, OCTAL);
    } catch (NumberFormatException e) {
      throw new CommandFailure(ExitCodes.USAGE, "--socketmode: not a mode: " + digits);
    }
  }

  private TlsIdentity identity() {
    if (identity.isEmpty()) {
      List<Path> authorities =
          Stream.of(authorityFile, authorityFolder).flatMap(Optional::stream).toList();
      if (asksForCertificates() && authorities.isEmpty()) {
        throw new CommandFailure(
            ExitCodes.USAGE, "--ssl-verify needs --ssl-ca-file or --ssl-ca-path");
      }
      try {
        Optional<byte[]> opened = root.pem();
        identity =
            Optional.of(
                opened.isPresent()
                    ? TlsIdentity.of(certificate, key, authorities, opened.get())
                    : TlsIdentity.of(certificate, key, authorities));
      } catch (IOException e) {
        throw new CommandFailure(ExitCodes.NOINPUT, "--ssl: " + FailureText.naming(e));
      }
    }
    return identity.get();
  }

  /**
   * Reads key and certificate again.
   *
   * @throws IOException when they cannot be; the old ones stay in use
   */
  void reload() throws IOException {
    if (identity.isPresent()) {
      identity.get().reload();
    }
  }
}
