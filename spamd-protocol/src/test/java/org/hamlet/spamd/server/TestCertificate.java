package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key and certificate for a name, made by the JDK's keytool. */
public record TestCertificate(Path certificate, Path key, KeyStore store) {

  /** Password of the store. */
  public static final String PASSWORD = "password";

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Makes both in a folder. */
  public static TestCertificate in(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + name,
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Path certificate = folder.resolve(name + "-cert.pem");
    Path key = folder.resolve(name + "-key.pem");
    pem(certificate, "CERTIFICATE", store.getCertificate(name).getEncoded());
    pem(key, "PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded());
    return new TestCertificate(certificate, key, store);
  }

  private static void pem(Path file, String what, byte[] der) throws IOException {
    String text =
        "-----BEGIN "
            + what
            + "-----\n"
            + LINES.encodeToString(der)
            + "\n-----END "
            + what
            + "-----\n";
    Files.writeString(file, text, US_ASCII);
  }
}
