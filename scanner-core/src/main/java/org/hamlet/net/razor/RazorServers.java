package org.hamlet.net.razor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hamlet.net.service.HostPort;

/**
 * The servers of a configuration: conversations with the first of a kind that answers. Where only
 * discovery servers are named, they are asked for others every two days, and when none of those
 * known answers; where no discovery server answers, those that are known go on being used. Blocks;
 * thread-safe.
 */
final class RazorServers {

  /** How long servers that were discovered are believed to be there. */
  static final Duration REDISCOVERY = Duration.ofDays(2);

  /** How long they are believed further where no discovery server answers. */
  static final Duration RETRY = Duration.ofHours(1);

  /** How long a server that failed is asked behind those that did not. */
  static final Duration BEHIND = Duration.ofMinutes(10);

  private final RazorOptions options;
  private final Clock clock;
  private final Map<Role, Discovered> discovered = new EnumMap<>(Role.class);
  private final Map<HostPort, Long> failedMillis = new ConcurrentHashMap<>();

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
   * Talks with the first server that answers, within the time of one check: each gets half of what
   * is left, the last one all of it, so that one that is silent leaves time for another.
   *
   * @throws IOException when none does; its message is for the postmaster
   */
  <T> T talk(Role role, Talk<T> talk) throws IOException {
    IOException last = new IOException("no server is known");
    long deadline = System.nanoTime() + options.timeout().toNanos();
    List<HostPort> servers = wellFirst(servers(role, deadline));
    for (int i = 0; i < servers.size(); i++) {
      HostPort server = servers.get(i);
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        break;
      }
      Duration share = i == servers.size() - 1 ? left : left.dividedBy(2);
      try (Conversation conversation = Conversation.with(server, share)) {
        return talk.with(conversation);
      } catch (IOException e) {
        failedMillis.put(server, clock.millis());
        last = new IOException(server + ": " + e.getMessage(), e);
      }
    }
    discoverAgain(role);
    throw last;
  }

  /**
   * Where none of them answers others may be there by now; until told of those, these are known.
   */
  private synchronized void discoverAgain(Role role) {
    discovered.computeIfPresent(role, (same, known) -> known.over());
  }

  /** Those that failed a while ago behind the others. */
  private List<HostPort> wellFirst(List<HostPort> servers) {
    long now = clock.millis();
    failedMillis.values().removeIf(failed -> !isWithin(BEHIND, failed, now));
    return servers.stream().sorted(Comparator.comparing(failedMillis::containsKey)).toList();
  }

  /** A beginning that is still to come says that the clock was set back. */
  private static boolean isWithin(Duration time, long sinceMillis, long nowMillis) {
    return sinceMillis <= nowMillis && nowMillis - sinceMillis < time.toMillis();
  }

  private List<HostPort> servers(Role role, long deadline) throws IOException {
    RazorOptions.Places places = options.places();
    List<HostPort> named = role == Role.CATALOGUE ? places.catalogue() : places.nomination();
    return named.isEmpty() ? discovered(role, deadline) : named;
  }

  private synchronized List<HostPort> discovered(Role role, long deadline) throws IOException {
    Discovered known = discovered.getOrDefault(role, Discovered.NONE);
    long now = clock.millis();
    if (isWithin(known.time, known.sinceMillis, now)) {
      return known.servers;
    }
    try {
      List<HostPort> found = discover(role, deadline);
      discovered.put(role, new Discovered(found, now, REDISCOVERY));
      return found;
    } catch (IOException e) {
      if (known.servers.isEmpty()) {
        throw e;
      }
      discovered.put(role, new Discovered(known.servers, now, RETRY));
      return known.servers;
    }
  }

  /** What the first discovery server says that names any; each has its share of the time. */
  private List<HostPort> discover(Role role, long deadline) throws IOException {
    IOException last = new IOException("no server is known");
    List<HostPort> places = options.places().discovery();
    for (int i = 0; i < places.size(); i++) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      Duration share = left.dividedBy(places.size() - i + 1L);
      try (Conversation conversation = Conversation.with(places.get(i), share)) {
        List<HostPort> found = named(role, conversation.list("a=g&pm=" + role.list));
        if (!found.isEmpty()) {
          return found;
        }
        last = new IOException(places.get(i) + ": it names no servers");
      } catch (IOException e) {
        last = new IOException(places.get(i) + ": " + e.getMessage(), e);
      }
    }
    throw last;
  }

  private static List<HostPort> named(Role role, List<SisLine> lines) {
    return lines.stream()
        .flatMap(line -> HostPort.parse(line.text(role.list), RazorOptions.PORT).stream())
        .limit(RazorOptions.MAX_SERVERS)
        .toList();
  }

  /**
   * Servers that are believed to be there.
   *
   * @param time how long since then
   */
  private record Discovered(List<HostPort> servers, long sinceMillis, Duration time) {

    static final Discovered NONE = new Discovered(List.of(), 0, Duration.ZERO);

    Discovered over() {
      return new Discovered(servers, sinceMillis, Duration.ZERO);
    }
  }
}
