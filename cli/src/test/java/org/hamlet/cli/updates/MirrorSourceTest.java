package org.hamlet.cli.updates;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorSourceTest {

  private static final Channel CHANNEL = new Channel("rules.example.org");

  @TempDir private Path into;
  private final Map<String, String> dns = new HashMap<>();
  private final Map<String, byte[]> pages = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = pages.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
          if (page != null) {
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theVersionIsInDnsAndTheArchiveAtAMirrorOfTheList() throws UpdateFailure, IOException {
    dns.put("1.0.4.rules.example.org", "1907730");
    dns.put("mirrors.rules.example.org", url("/MIRRORED.BY"));
    page("/MIRRORED.BY", "# mirrors\n" + url("/none/") + " weight=1\n" + url("/m") + " weight=5\n");
    page("/m/1907730.tar.gz", "archive");
    page("/m/1907730.tar.gz.sha256", "sum");
    MirrorSource source = source(Optional.empty());
    assertThat(source.newest(CHANNEL)).isEqualTo(1907730);
    Release release = source.fetch(CHANNEL, 1907730, into);
    assertThat(Files.readString(release.archive())).isEqualTo("archive");
    assertThat(into.resolve("1907730.tar.gz.sha256")).hasContent("sum");
    assertThat(into.resolve("1907730.tar.gz.asc")).doesNotExist();
  }

  @Test
  void oneMirrorMayBeNamed() throws UpdateFailure {
    page("/only/7.tar.gz", "archive");
    MirrorSource source = source(Optional.of(URI.create(url("/only"))));
    assertThat(source.fetch(CHANNEL, 7, into).archive()).hasContent("archive");
  }

  @Test
  void whatIsMissingIsTold() {
    MirrorSource source = source(Optional.of(URI.create(url("/only"))));
    assertThatThrownBy(() -> source.fetch(CHANNEL, 7, into))
        .isInstanceOf(UpdateFailure.class)
        .hasMessageContaining("not on the server");
    assertThatThrownBy(() -> source.newest(CHANNEL))
        .hasMessage("DNS has no text of 1.0.4.rules.example.org");
    dns.put("1.0.4.rules.example.org", "soon");
    assertThatThrownBy(() -> source.newest(CHANNEL)).hasMessageContaining("is no version: soon");
  }

  @Test
  void anAnswerLongerThanAllowedIsNotTaken() throws UpdateFailure {
    MirrorSource source = source(Optional.of(URI.create(url(""))));
    pages.put("/8.tar.gz", new byte[MirrorSource.MAX_BYTES]);
    pages.put("/9.tar.gz", new byte[MirrorSource.MAX_BYTES + 1]);
    assertThat(source.fetch(CHANNEL, 8, into).version()).isEqualTo(8);
    assertThatThrownBy(() -> source.fetch(CHANNEL, 9, into))
        .hasMessageContaining("longer than 16777216 bytes");
  }

  @Test
  void soManyMirrorsAreReadAndSoManyTried() throws IOException {
    dns.put("mirrors.rules.example.org", url("/MIRRORED.BY"));
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < MirrorSource.MAX_MIRRORS; i++) {
      list.append(url("/none/")).append('\n');
    }
    page("/MIRRORED.BY", list + url("/m") + " weight=9999\n");
    page("/m/7.tar.gz", "archive");
    int[] asked = {0};
    server.createContext(
        "/none/",
        exchange -> {
          asked[0]++;
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    assertThatThrownBy(() -> source(Optional.empty()).fetch(CHANNEL, 7, into))
        .isInstanceOf(UpdateFailure.class);
    assertThat(asked[0]).isEqualTo(MirrorSource.MAX_TRIES);
  }

  private MirrorSource source(Optional<URI> mirror) {
    return new MirrorSource(name -> Optional.ofNullable(dns.get(name)), mirror, new Random(1));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void page(String path, String text) {
    pages.put(path, text.getBytes(ISO_8859_1));
  }
}
