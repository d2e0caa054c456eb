package org.hamlet.net.razor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hamlet.net.service.HostPort;

/**
 * The servers of a configuration: conversations with the first of a kind that answers. Where only
 * discovery servers are named, they are asked for others every two days. Blocks; thread-safe.
 */
final class RazorServers {

  /** How long servers that were discovered are believed to be there. */
  static final Duration REDISCOVERY = Duration.ofDays(2);

  private final RazorOptions options;
  private final Clock clock;
  private final Map<Role, Discovered> discovered = new EnumMap<>(Role.class);

  RazorServers(RazorOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /** What a server is for. */
  enum Role {
    CATALOGUE("csl"),
    NOMINATION("nsl");

    private final String list;

    Role(String list) {
      this.list = list;
    }
  }

  /** What is said to a server. */
  interface Talk<T> {
    T with(Conversation conversation) throws IOException;
  }

  /**
   * Talks with the first server that answers, within the time of one check.
   *
   * @throws IOException when none does; its message is for the postmaster
   */
  <T> T talk(Role role, Talk<T> talk) throws IOException {
    IOException last = new IOException("no server is known");
    long deadline = System.nanoTime() + options.timeout().toNanos();
    for (HostPort server : servers(role)) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw last;
      }
      try (Conversation conversation = Conversation.with(server, left)) {
        return talk.with(conversation);
      } catch (IOException e) {
        last = new IOException(server + ": " + e.getMessage(), e);
      }
    }
    throw last;
  }

  private synchronized List<HostPort> servers(Role role) throws IOException {
    RazorOptions.Places places = options.places();
    List<HostPort> named = role == Role.CATALOGUE ? places.catalogue() : places.nomination();
    if (!named.isEmpty()) {
      return named;
    }
    Discovered known = discovered.getOrDefault(role, Discovered.NONE);
    if (known.isFresh(clock)) {
      return known.servers;
    }
    for (HostPort server : places.discovery()) {
      try (Conversation conversation = Conversation.with(server, options.timeout())) {
        List<HostPort> found = new ArrayList<>();
        for (SisLine line : conversation.list("a=g&pm=" + role.list)) {
          HostPort.parse(line.text(role.list), RazorOptions.PORT).ifPresent(found::add);
        }
        if (!found.isEmpty()) {
          List<HostPort> some = found.stream().limit(RazorOptions.MAX_SERVERS).toList();
          discovered.put(role, new Discovered(some, clock.millis()));
          return some;
        }
      }
    }
    return known.servers;
  }

  private record Discovered(List<HostPort> servers, long sinceMillis) {

    static final Discovered NONE = new Discovered(List.of(), 0);

    boolean isFresh(Clock clock) {
      return !servers.isEmpty() && clock.millis() - sinceMillis < REDISCOVERY.toMillis();
    }
  }
}
