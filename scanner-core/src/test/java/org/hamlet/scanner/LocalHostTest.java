package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected are the names that SpamAssassin 4.0.1 gave a machine with such files. */
class LocalHostTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "pi, 127.0.1.1 pi.example.org pi, pi.example.org",
    "pi, 127.0.1.1 pi pi.example.org, pi.example.org",
    "pi, 127.0.1.1 other.example.org pi, pi",
    "pi, 127.0.0.1 localhost pi|192.0.2.1 pi.example.org pi, pi.example.org",
    "pi, 127.0.1.1 PI.example.org PI, pi",
    "pi.example.org, 127.0.0.1 localhost, pi.example.org",
    "pi, 127.0.0.1 localhost, pi",
    "pi, 127.0.1.1 a.example.org pi.example.com pi.example.org pi#c, pi.example.com",
    "pi, '', pi",
    "pi, '|  |#|127.0.1.1|127.0.1.1\t pi.example.org \t pi', pi.example.org"
  })
  void aNameWithoutADotIsCompletedByTheFileOfHosts(String own, String hosts, String name)
      throws IOException {
    assertThat(host(own + "\n", hosts.replace('|', '\n')).get()).isEqualTo(name);
  }

  @Test
  void aMachineThatHasNoNameIsTheLocalHost() throws IOException {
    assertThat(host("", "").get()).isEqualTo("localhost");
    Path none = folder.resolve("none");
    assertThat(new LocalHost(List.of(none, none), none).get()).isEqualTo("localhost");
  }

  @Test
  void anotherFileIsReadWhereTheFirstSaysNothing() throws IOException {
    Path second = Files.writeString(folder.resolve("second"), "pi.example.org\n");
    Path none = folder.resolve("none");
    assertThat(new LocalHost(List.of(none, second), none).get()).isEqualTo("pi.example.org");
  }

  @Test
  void linesBeyondTheLimitAreNotRead() throws IOException {
    String line = "\n127.0.1.1 pi.example.org pi";
    String padding = "#".repeat(LocalHost.MAX_HOSTS_BYTES - line.length());
    assertThat(host("pi", padding + line).get()).isEqualTo("pi.example.org");
    assertThat(host("pi", padding + "#" + line).get()).isEqualTo("pi");
  }

  private LocalHost host(String own, String hosts) throws IOException {
    return new LocalHost(
        List.of(Files.writeString(folder.resolve("own"), own)),
        Files.writeString(folder.resolve("hosts"), hosts));
  }
}
