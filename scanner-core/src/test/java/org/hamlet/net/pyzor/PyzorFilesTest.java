package org.hamlet.net.pyzor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyzorFilesTest {

  @TempDir private Path folder;

  @Test
  void aLongerFileIsRefused() throws IOException {
    Path file = folder.resolve("servers");
    String server = "\n192.0.2.1:24441\n";
    String longest = "#".repeat(PyzorFiles.MAX_FILE_BYTES - server.length()) + server;
    Files.writeString(file, longest);
    assertThat(PyzorFiles.servers(file)).hasSize(1);
    Files.writeString(file, longest + "\n");
    assertThatThrownBy(() -> PyzorFiles.servers(file))
        .hasMessage(file + ": is longer than 65536 bytes");
  }

  @Test
  void laterServersAreNotAsked() throws IOException {
    for (int more = 0; more < 2; more++) {
      List<String> named =
          IntStream.rangeClosed(1, PyzorOptions.MAX_SERVERS + more)
              .mapToObj(i -> "192.0.2." + i)
              .toList();
      String home = "--homedir " + folder;
      PyzorOptions.Sources sources = new PyzorOptions.Sources(named, "", home);
      assertThat(PyzorOptions.read(sources, Duration.ofSeconds(1)).servers())
          .hasSize(PyzorOptions.MAX_SERVERS)
          .first()
          .matches(server -> server.toString().contains("192.0.2.1"));
    }
  }
}
