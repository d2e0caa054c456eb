package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SocketFileTest {

  private static final byte[] PING = "PING SPAMC/1.2\r\n\r\n".getBytes(ISO_8859_1);
  private static final String PONG = "SPAMD/1.5 0 PONG\r\n";

  @TempDir Path folder;

  private static SpamdServer start(Endpoint... endpoints) throws IOException {
    RequestHandler handler =
        new RequestHandler(new FakeScanner(), new FakeScanner(), Duration.ofMinutes(5));
    return SpamdServer.start(List.of(endpoints), ServerOptions.DEFAULT, handler);
  }

  private static String ping(Path socket) throws IOException {
    return Loopback.talk(UnixDomainSocketAddress.of(socket), PING);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void fileThatIsNoSocketIsRefusedAndStays() throws IOException {
    Path file = Files.writeString(folder.resolve("mail"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path path : List.of(file, link, folder)) {
      assertThatThrownBy(() -> start(new Endpoint.Unix(path)))
          .isInstanceOf(IOException.class)
          .hasMessage(path + ": there is a file that is no socket");
    }
    assertThat(file).hasContent("precious");
    assertThat(files()).containsExactly("link", "mail");
  }

  @Test
  void socketAtWhichAServerAnswersIsRefusedAndGoesOnAnswering() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    try (SpamdServer first = start(new Endpoint.Unix(socket))) {
      assertThatThrownBy(() -> start(new Endpoint.Unix(socket)))
          .hasMessage(socket + ": another server listens there");
      assertThat(first.addresses()).containsExactly(UnixDomainSocketAddress.of(socket));
      assertThat(ping(socket)).isEqualTo(PONG);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void socketOfAServerThatIsGoneIsReplaced() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      gone.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    try (SpamdServer server = start(new Endpoint.Unix(socket))) {
      assertThat(server.addresses()).hasSize(1);
      assertThat(ping(socket)).isEqualTo(PONG);
      assertThat(files()).containsExactly("spamd.sock");
    }
  }

  @Test
  void fileThatTookThePlaceOfTheSocketIsNotRemovedAtTheEnd() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    try (SpamdServer server = start(new Endpoint.Unix(socket))) {
      assertThat(server.addresses()).hasSize(1);
      Files.delete(socket);
      Files.writeString(socket, "of another");
    }
    assertThat(socket).hasContent("of another");
  }

  @Test
  void aSocketThatNoClientCouldReachIsRefused() throws IOException {
    int left = SocketFile.MAX_PATH_BYTES - folder.resolve("x").toString().length() + 1;
    Path longest = folder.resolve("x".repeat(left));
    try (SpamdServer server = start(new Endpoint.Unix(longest))) {
      assertThat(server.addresses()).hasSize(1);
      assertThat(ping(longest)).isEqualTo(PONG);
    }
    Path longer = folder.resolve("x".repeat(left + 1));
    assertThatThrownBy(() -> start(new Endpoint.Unix(longer)))
        .isInstanceOf(IOException.class)
        .hasMessage(longer + ": no client reaches a path of more than 106 bytes");
    assertThat(files()).isEmpty();
  }

  @Test
  void aSocketThatAnotherBringsToItsPlaceWaitsInTheFolderForIt() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    Path waiting = Files.createDirectory(folder.resolve("spamd.sock.new"));
    SocketAccess open = new SocketAccess(Optional.empty(), Optional.empty(), Optional.of(0666));
    try (SpamdServer server = start(new Endpoint.Unix(socket, open, Optional.of(waiting)))) {
      assertThat(server.addresses()).containsExactly(UnixDomainSocketAddress.of(socket));
      assertThat(Files.getPosixFilePermissions(waiting.resolve("s")))
          .isEqualTo(PosixFilePermissions.fromString("rw-rw-rw-"));
      Files.move(waiting.resolve("s"), socket);
      assertThat(ping(socket)).isEqualTo(PONG);
    }
    assertThat(files()).containsExactly("spamd.sock", "spamd.sock.new");
  }

  @Test
  void serverThatCannotListenLeavesNoSocket() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    Endpoint noSuchGroup =
        new Endpoint.Unix(
            folder.resolve("other.sock"),
            new SocketAccess(Optional.empty(), Optional.of("no such group"), Optional.empty()));
    assertThatThrownBy(() -> start(new Endpoint.Unix(socket), noSuchGroup))
        .isInstanceOf(IOException.class)
        .hasMessage(noSuchGroup + ": no such user or group: no such group");
    assertThat(files()).isEmpty();
  }

  @Test
  void socketFileGetsTheModeAskedForAndIsAloneInItsFolder() throws IOException {
    Path socket = folder.resolve("spamd.sock");
    for (int mode : new int[] {0640, 0666, 0777}) {
      SocketAccess access = new SocketAccess(Optional.empty(), Optional.empty(), Optional.of(mode));
      try (SpamdServer server = start(new Endpoint.Unix(socket, access))) {
        assertThat(server.addresses()).hasSize(1);
        assertThat(Files.getPosixFilePermissions(socket))
            .isEqualTo(PosixFilePermissions.fromString(text(mode)));
        assertThat(files()).containsExactly("spamd.sock");
      }
    }
  }

  private static String text(int mode) {
    return switch (mode) {
      case 0640 -> "rw-r-----";
      case 0666 -> "rw-rw-rw-";
      default -> "rwxrwxrwx";
    };
  }
}
