package org.hamlet.net.resolver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/** The name servers this machine is set up with. */
final class SystemServers {

  /** Most servers used, as the C library does (resolv.conf(5)). */
  static final int MAX_SERVERS = 3;

  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

  private SystemServers() {}

  /** The servers of resolv.conf(5); where there is no such file, those the platform tells. */
  static List<InetSocketAddress> find() {
    return Files.isReadable(RESOLV_CONF)
        ? read(RESOLV_CONF)
        : ResolverConfig.getCurrentConfig().servers();
  }

  static List<InetSocketAddress> read(Path file) {
    List<String> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 1 && words[0].equals("nameserver") && found.size() < MAX_SERVERS) {
          found.add(words[1].indexOf(':') >= 0 ? "[" + words[1] + "]" : words[1]);
        }
      }
    } catch (IOException unreadable) {
      found.clear();
    }
    return ResolverOptions.of(found, "", List.of()).servers();
  }
}
