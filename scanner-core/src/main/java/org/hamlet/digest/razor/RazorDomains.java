package org.hamlet.digest.razor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The domain that somebody registered, of a host below a top level of the resource {@code
 * registries.txt}; other hosts stay as they are. Razor knew no others in 2006.
 */
final class RazorDomains {

  private static final Map<String, Set<String>> REGISTRIES = read();

  private RazorDomains() {}

  /** The domain of a host in small letters. */
  static String of(String host) {
    int top = host.lastIndexOf('.');
    int second = top < 0 ? -1 : host.lastIndexOf('.', top - 1);
    Set<String> below = REGISTRIES.get(host.substring(top + 1));
    if (top < 0 || second < 0 || below == null) {
      return host;
    }
    if (!below.contains(host.substring(second + 1, top))) {
      return host.substring(second + 1);
    }
    return host.substring(host.lastIndexOf('.', second - 1) + 1);
  }

  private static Map<String, Set<String>> read() {
    try (InputStream in = RazorDomains.class.getResourceAsStream("registries.txt")) {
      Map<String, Set<String>> registries = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                List<String> words = List.of(line.split(" "));
                registries.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
              });
      return Map.copyOf(registries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
