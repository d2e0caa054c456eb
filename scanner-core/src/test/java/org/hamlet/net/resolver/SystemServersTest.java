package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemServersTest {

  @Test
  void theFirstAreUsed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("resolv.conf");
    StringBuilder lines = new StringBuilder("# servers\n");
    for (int i = 1; i <= SystemServers.MAX_SERVERS + 1; i++) {
      lines.append("nameserver 192.0.2." + i + "\n");
      Files.writeString(file, lines);
      assertThat(SystemServers.read(file))
          .hasSize(Math.min(i, SystemServers.MAX_SERVERS))
          .contains(new InetSocketAddress("192.0.2.1", 53));
    }
    assertThat(SystemServers.read(file)).doesNotContain(new InetSocketAddress("192.0.2.4", 53));
  }
}
