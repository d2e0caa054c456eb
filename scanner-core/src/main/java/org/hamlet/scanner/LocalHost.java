package org.hamlet.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The name of this machine, read when first asked for. Nobody else is asked: DNS, which Java asks
 * about it, may be silent, or not to be asked at all. Compat: a name without a dot is completed as
 * Mail::SpamAssassin::Util's {@code fq_hostname} does, but by the file of hosts alone. Thread-safe.
 */
final class LocalHost implements Supplier<String> {

  /** So much of the file of hosts is read. */
  static final int MAX_HOSTS_BYTES = 65_536;

  private static final String UNKNOWN = "localhost";

  private final List<Path> names;
  private final Path hosts;
  private String name = "";

  /** As Linux keeps it. */
  LocalHost() {
    this(
        List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname")),
        Path.of("/etc/hosts"));
  }

  /**
   * As these files say.
   *
   * @param names files that hold the name; the first that does counts
   * @param hosts lines of an address and its names (hosts(5))
   */
  LocalHost(List<Path> names, Path hosts) {
    this.names = List.copyOf(names);
    this.hosts = hosts;
  }

  @Override
  public synchronized String get() {
    if (name.isEmpty()) {
      String own =
          names.stream().map(LocalHost::own).filter(n -> !n.isEmpty()).findFirst().orElse(UNKNOWN);
      name = own.indexOf('.') >= 0 ? own : complete(own).orElse(own);
    }
    return name;
  }

  private static String own(Path file) {
    return text(file).lines().findFirst().orElse("").strip();
  }

  private Optional<String> complete(String own) {
    return text(hosts)
        .lines()
        .map(line -> List.of(line.replaceFirst("#.*", "").strip().split("\\s+")))
        .map(words -> words.subList(1, words.size()))
        .filter(line -> line.stream().anyMatch(own::equalsIgnoreCase))
        .flatMap(List::stream)
        .filter(other -> other.startsWith(own + "."))
        .findFirst();
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_HOSTS_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
