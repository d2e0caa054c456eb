package org.hamlet.geo;

import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.relay.IpAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first database there is of some places; mapped into memory when first asked. One that cannot
 * be read knows nothing, which the log says once. Thread-safe; no lock once it is open.
 */
final class GeoDatabase {

  private final List<String> places;
  private Optional<Reader> opened = Optional.empty();
  private volatile boolean looked;

  GeoDatabase(List<String> places) {
    this.places = List.copyOf(places);
  }

  /** Whether there is one. */
  boolean isPresent() {
    return reader().isPresent();
  }

  /** The text at a path of keys within what is known of an address. */
  Optional<String> text(IpAddress ip, String... path) {
    Optional<Reader> reader = reader();
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    try {
      Object found = reader.get().get(InetAddress.getByAddress(bytes(ip)), Object.class);
      for (String key : path) {
        found = found instanceof Map<?, ?> map ? map.get(key) : null;
      }
      return Optional.ofNullable(found).map(Object::toString);
    } catch (IOException | RuntimeException damaged) {
      log().debug("what the database knows of an address cannot be read: {}", damaged.toString());
      return Optional.empty();
    }
  }

  private static byte[] bytes(IpAddress ip) {
    byte[] bytes = new byte[ip.bits() / Byte.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ip.at(i);
    }
    return bytes;
  }

  private Optional<Reader> reader() {
    if (!looked) {
      look();
    }
    return opened;
  }

  private synchronized void look() {
    if (!looked) {
      opened = places.stream().flatMap(place -> open(place).stream()).findFirst();
      looked = true;
    }
  }

  private static Optional<Reader> open(String place) {
    try {
      Path file = Path.of(place);
      return Files.isRegularFile(file)
          ? Optional.of(new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED))
          : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      log().warn("the database {} cannot be read: {}", place, damaged.toString());
      return Optional.empty();
    }
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(GeoDatabase.class);
  }
}
