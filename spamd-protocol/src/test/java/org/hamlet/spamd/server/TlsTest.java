package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.hamlet.spamd.service.FakeScanner;
import org.hamlet.spamd.service.RequestHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over TLS, asked by the JDK's own client. */
@Timeout(60)
class TlsTest {

  private static final byte[] PING = "PING SPAMC/1.2\r\n".getBytes(ISO_8859_1);
  private static final String PONG = "SPAMD/1.5 0 PONG\r\n";
  private static final long SEED = 47;

  @TempDir static Path folder;

  private static TestCertificate server;
  private static TestCertificate friend;
  private static TestCertificate stranger;

  @BeforeAll
  static void makeCertificates() throws Exception {
    server = TestCertificate.in(folder, "server");
    friend = TestCertificate.in(folder, "friend");
    stranger = TestCertificate.in(folder, "stranger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void answersAndEndsInGoodOrder(String version) throws Exception {
    try (SpamdServer running = start(identity(Optional.empty()))) {
      assertThat(ask(running, server, Optional.empty(), version, PING)).isEqualTo(PONG);
    }
  }

  @Test
  void aMessageOfAMegabyteArrivesWhole() throws Exception {
    String message = "Subject: poison in the ear\r\n\r\n" + "words\r\n".repeat(150_000);
    String request =
        "CHECK SPAMC/1.5\r\nContent-length: " + message.length() + "\r\n\r\n" + message;
    try (SpamdServer running = start(identity(Optional.empty()))) {
      byte[] bytes = request.getBytes(ISO_8859_1);
      assertThat(ask(running, server, Optional.empty(), "TLSv1.3", bytes)).contains("Spam: True");
    }
  }

  @Test
  void versionsBefore12AreRefused() throws Exception {
    try (SpamdServer running = start(identity(Optional.empty()))) {
      assertThatThrownBy(() -> ask(running, server, Optional.empty(), "TLSv1.1", PING))
          .isInstanceOf(SSLException.class);
    }
  }

  @Test
  void aCertificateIsAskedForWhereAuthoritiesAreNamed() throws Exception {
    try (SpamdServer running = start(identity(Optional.of(friend.certificate())))) {
      assertThat(ask(running, server, Optional.of(friend), "TLSv1.2", PING)).isEqualTo(PONG);
      assertThatThrownBy(() -> ask(running, server, Optional.of(stranger), "TLSv1.2", PING))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ask(running, server, Optional.empty(), "TLSv1.2", PING))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void authoritiesMayLieInAFolder() throws Exception {
    Path authorities = Files.createDirectories(folder.resolve("authorities"));
    Files.copy(friend.certificate(), authorities.resolve("friend.pem"));
    try (SpamdServer running = start(identity(Optional.of(authorities)))) {
      assertThat(ask(running, server, Optional.of(friend), "TLSv1.3", PING)).isEqualTo(PONG);
    }
  }

  @Test
  void plainTextAndNoiseAreClosedAndTheNextClientIsServed() throws Exception {
    byte[] noise = new byte[4096];
    new Random(SEED).nextBytes(noise);
    try (SpamdServer running = start(identity(Optional.empty()))) {
      for (byte[] bytes : List.of(PING, noise)) {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port(running))) {
          client.getOutputStream().write(bytes);
          client.shutdownOutput();
          String answer = new String(client.getInputStream().readAllBytes(), ISO_8859_1);
          assertThat(answer).doesNotContain("SPAMD");
        } catch (IOException reset) {
          // a client that is not understood may see its connection reset
        }
      }
      assertThat(ask(running, server, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
    }
  }

  @Test
  void aNewCertificateIsUsedAfterAReload() throws Exception {
    Path certificate = folder.resolve("changing-cert.pem");
    Path key = folder.resolve("changing-key.pem");
    copy(server, certificate, key);
    TlsIdentity identity = TlsIdentity.of(certificate, key, List.of());
    try (SpamdServer running = start(identity)) {
      assertThat(ask(running, server, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
      copy(stranger, certificate, key);
      identity.reload();
      assertThat(ask(running, stranger, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
      Files.writeString(certificate, "no certificate");
      assertThatThrownBy(identity::reload).isInstanceOf(IOException.class);
      assertThat(ask(running, stranger, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
    }
  }

  /** A renewal caught half-way: no client could speak to it, and nothing said so. */
  @Test
  void aKeyOfAnotherCertificateIsRefusedAndTheOldOnesStay() throws Exception {
    Path certificate = folder.resolve("half-cert.pem");
    Path key = folder.resolve("half-key.pem");
    copy(server, certificate, key);
    TlsIdentity identity = TlsIdentity.of(certificate, key, List.of());
    try (SpamdServer running = start(identity)) {
      Files.write(certificate, Files.readAllBytes(stranger.certificate()));
      assertThatThrownBy(identity::reload).hasMessageContaining("half-key.pem is not the key of");
      assertThat(ask(running, server, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
    }
    assertThatThrownBy(() -> TlsIdentity.of(certificate, key, List.of()))
        .hasMessageContaining("half-key.pem is not the key of");
  }

  @Test
  void filesThatOnlyRootCouldReadCountUntilAReload() throws Exception {
    Path certificate = folder.resolve("rights-cert.pem");
    Path key = folder.resolve("rights-key.pem");
    byte[] both =
        (Files.readString(server.certificate()) + "\0" + Files.readString(server.key()))
            .getBytes(ISO_8859_1);
    byte[] keyOfMany =
        ("\0" + Files.readString(server.key()) + Files.readString(server.certificate()))
            .getBytes(ISO_8859_1);
    TlsIdentity identity = TlsIdentity.of(certificate, key, List.of(), both);
    TlsIdentity keyAlone = TlsIdentity.of(server.certificate(), key, List.of(), keyOfMany);
    for (TlsIdentity opened : List.of(identity, keyAlone)) {
      try (SpamdServer running = start(opened)) {
        assertThatThrownBy(opened::reload).hasMessageContaining("rights-");
        assertThat(ask(running, server, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
      }
    }
    copy(stranger, certificate, key);
    try (SpamdServer running = start(identity)) {
      identity.reload();
      assertThat(ask(running, stranger, Optional.empty(), "TLSv1.3", PING)).isEqualTo(PONG);
    }
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws Exception {
    Path nothing = folder.resolve("nothing.pem");
    assertThatThrownBy(() -> TlsIdentity.of(nothing, server.key(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing.pem");
    assertThatThrownBy(() -> TlsIdentity.of(server.certificate(), server.certificate(), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("PKCS #8");
  }

  private static void copy(TestCertificate from, Path certificate, Path key) throws IOException {
    Files.write(certificate, Files.readAllBytes(from.certificate()));
    Files.write(key, Files.readAllBytes(from.key()));
  }

  private static TlsIdentity identity(Optional<Path> authorities) throws IOException {
    return TlsIdentity.of(server.certificate(), server.key(), authorities.stream().toList());
  }

  private static SpamdServer start(TlsIdentity identity) throws IOException {
    FakeScanner scanner = new FakeScanner();
    ServerOptions options = ServerOptions.DEFAULT;
    return SpamdServer.start(
        List.of(new Endpoint.Tls(new Endpoint.Tcp("127.0.0.1", 0), identity)),
        options,
        new RequestHandler(scanner, scanner, options.timeoutChild()));
  }

  private static int port(SpamdServer running) {
    return ((InetSocketAddress) running.addresses().get(0)).getPort();
  }

  private static String ask(
      SpamdServer running,
      TestCertificate trusted,
      Optional<TestCertificate> own,
      String version,
      byte[] request)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore known = KeyStore.getInstance("PKCS12");
    char[] password = TestCertificate.PASSWORD.toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    try {
      known.load(null, password);
      known.setCertificateEntry("s", certificateOf(trusted));
      trust.init(known);
      if (own.isPresent()) {
        keys.init(own.get().store(), password);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    context.init(own.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    try (SSLSocket client =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port(running))) {
      client.setEnabledProtocols(new String[] {version});
      client.getOutputStream().write(request);
      client.getOutputStream().flush();
      // ends with an exception when the server does not say that nothing more comes
      return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static java.security.cert.Certificate certificateOf(TestCertificate made)
      throws GeneralSecurityException {
    return made.store().getCertificate(made.store().aliases().nextElement());
  }
}
