package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.hamlet.spamd.server.SpamdServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code spamc -S} against {@code hamlet spamd --ssl}. */
@Timeout(60)
class SpamcOverTlsTest {

  private static final String PASSWORD = "password";

  @TempDir Path folder;

  @Test
  void scansAndSendsTheMessageBack() throws Exception {
    Spamc.require();
    makeCertificate();
    SpamdCommand command = new SpamdCommand();
    Path rules = Path.of(SpamcTest.class.getResource("/spamc/rules").toURI());
    new CommandLine(command)
        .parseArgs(
            "--listen=127.0.0.1:0",
            "--ssl",
            "--server-cert=" + folder.resolve("cert.pem"),
            "--server-key=" + folder.resolve("key.pem"),
            "--rules=" + rules,
            "--state=" + folder.resolve("state"),
            "-L");
    try (SpamdServer server = command.start()) {
      int port = ((InetSocketAddress) server.addresses().get(0)).getPort();
      Spamc spamc = new Spamc("-S", "-d", "127.0.0.1", "-p", Integer.toString(port));
      String message = "From: a@example.com\nSubject: hello\n\n" + "Words.\n".repeat(20_000);
      Spamc.Outcome outcome = spamc.run(message);
      assertThat(outcome.code()).isZero();
      assertThat(outcome.out()).contains("X-Spam-Status: ").endsWith("Words.\n");
      Spamc plain = new Spamc("-d", "127.0.0.1", "-p", Integer.toString(port));
      assertThat(plain.run(message).out()).as("passed on unscanned").isEqualTo(message);
      assertThat(spamc.run("Subject: again\n\nx\n", "-c").out()).endsWith("/5.0\n");
    }
  }

  private void makeCertificate() throws Exception {
    Path file = folder.resolve("server.p12");
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "s",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    assertThat(new ProcessBuilder(keytool).redirectErrorStream(true).start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    pem("cert.pem", "CERTIFICATE", store.getCertificate("s").getEncoded());
    pem("key.pem", "PRIVATE KEY", store.getKey("s", PASSWORD.toCharArray()).getEncoded());
  }

  private void pem(String name, String what, byte[] der) throws Exception {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
