package org.hamlet.net.razor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hamlet.net.service.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RazorOptionsTest {

  private static RazorOptions read(Path file) throws IOException {
    List<String> none = List.of();
    return RazorOptions.read(
        new RazorOptions.Sources(none, none, none, file.toString(), ""), Duration.ofSeconds(1));
  }

  @Test
  void aLongerFileIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("razor-agent.conf");
    Files.writeString(file, "#".repeat(RazorOptions.MAX_FILE_BYTES));
    assertThatCode(() -> read(file)).doesNotThrowAnyException();
    Files.writeString(file, "#".repeat(RazorOptions.MAX_FILE_BYTES + 1));
    assertThatThrownBy(() -> read(file)).hasMessage(file + ": is longer than 65536 bytes");
  }

  @Test
  void laterServersOfAKindAreNotAsked() {
    for (int more = 0; more < 2; more++) {
      List<HostPort> servers =
          IntStream.rangeClosed(1, RazorOptions.MAX_SERVERS + more)
              .mapToObj(i -> HostPort.parse("192.0.2." + i, RazorOptions.PORT).orElseThrow())
              .toList();
      RazorOptions.Places places = new RazorOptions.Places(servers, servers, servers);
      List<HostPort> first = servers.subList(0, RazorOptions.MAX_SERVERS);
      assertThat(places).isEqualTo(new RazorOptions.Places(first, first, first));
      assertThat(places.catalogue()).isEqualTo(first);
    }
  }
}
