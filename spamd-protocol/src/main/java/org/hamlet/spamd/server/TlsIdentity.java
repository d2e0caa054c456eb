package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who a server is to its clients over TLS, and whom it takes as a client. TLS 1.2 and 1.3 (RFC 8996
 * gives up what is older). Thread-safe; {@link #reload} takes effect for later connections.
 */
public final class TlsIdentity {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final Path certificate;
  private final Path key;
  private final List<Path> clientAuthorities;
  private volatile SslContext context;

  private TlsIdentity(
      Path certificate, Path key, List<Path> clientAuthorities, Optional<byte[]> opened)
      throws IOException {
    this.certificate = certificate;
    this.key = key;
    this.clientAuthorities = List.copyOf(clientAuthorities);
    this.context = read(opened);
  }

  /**
   * Reads it.
   *
   * @param certificate the server's certificate and those that lead to its authority, PEM
   * @param key its key, PEM in PKCS #8 form without a password
   * @param clientAuthorities PEM files, or directories of such, of the authorities of which a
   *     client must show a certificate; none: clients need none
   * @throws IOException when a file cannot be read or does not hold what it should; the message
   *     names it
   */
  public static TlsIdentity of(Path certificate, Path key, List<Path> clientAuthorities)
      throws IOException {
    return new TlsIdentity(certificate, key, clientAuthorities, Optional.empty());
  }

  /**
   * The same when somebody with more rights has read the files, or one of them.
   *
   * @param opened what is in the certificate's file, a NUL, and what is in the key's; of one that
   *     was not read, nothing. It counts until {@link #reload}
   * @throws IOException as {@link #of(Path, Path, List)}
   */
  public static TlsIdentity of(
      Path certificate, Path key, List<Path> clientAuthorities, byte[] opened) throws IOException {
    return new TlsIdentity(certificate, key, clientAuthorities, Optional.of(opened));
  }

  /**
   * Reads the files again.
   *
   * @throws IOException as {@link #of}; what was read before stays in use
   */
  public void reload() throws IOException {
    context = read(Optional.empty());
  }

  /** What goes before everything else in a connection. */
  SslHandler handler(Channel channel) {
    return context.newHandler(channel.alloc());
  }

  private SslContext read(Optional<byte[]> opened) throws IOException {
    SslContextBuilder builder = keys(opened).sslProvider(SslProvider.JDK).protocols(VERSIONS);
    if (!clientAuthorities.isEmpty()) {
      builder.trustManager(authorities()).clientAuth(ClientAuth.REQUIRE);
    }
    try {
      return builder.build();
    } catch (IOException | RuntimeException e) {
      throw new IOException("key and certificate cannot be used: " + e.getMessage(), e);
    }
  }

  private SslContextBuilder keys(Optional<byte[]> opened) throws IOException {
    String both = opened.map(bytes -> new String(bytes, ISO_8859_1)).orElse("\0");
    int between = both.indexOf('\0');
    byte[] chain = pem(certificate, both.substring(0, Math.max(0, between)));
    byte[] secret = pem(key, both.substring(between + 1));
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(
              new ByteArrayInputStream(chain), new ByteArrayInputStream(secret));
      if (!CertifiedKey.belongsTo(chain, secret)) {
        throw new IOException(key + " is not the key of " + certificate);
      }
      return builder;
    } catch (GeneralSecurityException e) {
      throw new IOException(key + " is not the key of " + certificate, e);
    } catch (IllegalArgumentException e) {
      String wanted =
          "; wanted: a certificate, and a key in PKCS #8 form without a password, as `openssl pkcs8"
              + " -topk8 -nocrypt` writes it";
      throw new IOException(certificate + ", " + key + ": " + e.getMessage() + wanted, e);
    }
  }

  /** What was read of a file before, or else what is in it. */
  private static byte[] pem(Path file, String opened) throws IOException {
    if (!opened.isEmpty()) {
      return opened.getBytes(ISO_8859_1);
    }
    readable(file);
    return Files.readAllBytes(file);
  }

  private static void readable(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("cannot read " + file);
    }
  }

  private X509Certificate[] authorities() throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    for (Path place : clientAuthorities) {
      addAuthorities(place, all);
    }
    return all.toArray(X509Certificate[]::new);
  }

  private static void addAuthorities(Path place, List<X509Certificate> all) throws IOException {
    int before = all.size();
    if (Files.isDirectory(place)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
        for (Path file : files) {
          addCertificates(file, all);
        }
      }
    } else {
      readable(place);
      addCertificates(place, all);
    }
    if (all.size() == before) {
      throw new IOException("no certificate in " + place);
    }
  }

  private static void addCertificates(Path file, List<X509Certificate> all) throws IOException {
    if (Files.isDirectory(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> all.add((X509Certificate) certificate));
    } catch (CertificateException e) {
      throw new IOException("no certificate: " + file, e);
    }
  }

  @Override
  public String toString() {
    return certificate.toString();
  }
}
