package org.hamlet.net.razor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hamlet.net.MovedClock;
import org.hamlet.net.service.HostPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which servers are talked with when some of them fail. */
class RazorServersTest {

  private static final String GREETING = "sn=D&srl=1&ep4=7542-10&a=l&a=cg\r\n";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HostPort NOBODY = new HostPort("127.0.0.1", 1);

  private final MovedClock clock = new MovedClock();
  private final List<RazorServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RazorServer server : servers) {
      server.close();
    }
  }

  private RazorServer server(String greeting, String answer) throws IOException {
    RazorServer server = new RazorServer(greeting, line -> line.startsWith("a=g") ? answer : "");
    servers.add(server);
    return server;
  }

  private static HostPort place(RazorServer server) {
    return HostPort.parse(server.place(), RazorOptions.PORT).orElseThrow();
  }

  private RazorServers discovering(HostPort... places) {
    return servers(new RazorOptions.Places(List.of(), List.of(), List.of(places)));
  }

  private RazorServers naming(HostPort... places) {
    return servers(new RazorOptions.Places(List.of(places), List.of(), List.of()));
  }

  private RazorServers servers(RazorOptions.Places places) {
    ConfidenceThreshold threshold = new ConfidenceThreshold(true, 0);
    return new RazorServers(new RazorOptions(places, Optional.empty(), threshold, PATIENCE), clock);
  }

  private static String said(RazorServers all) throws IOException {
    return all.talk(RazorServers.Role.CATALOGUE, with -> with.list("a=g&pm=state"))
        .get(0)
        .text("x");
  }

  @Test
  void theNextDiscoveryServerIsAskedWhereOneFails() throws IOException {
    RazorServer catalogue = server(GREETING, "x=here\r\n");
    RazorServer wrong = server("no greeting\r\n", "");
    RazorServer nameless = server(GREETING, "-\r\n.\r\n");
    RazorServer good = server(GREETING, "-csl=" + catalogue.place() + "\r\n.\r\n");
    assertThat(said(discovering(NOBODY, place(wrong), place(nameless), place(good))))
        .isEqualTo("here");
  }

  @Test
  void aSilentServerLeavesTimeForTheNextAndIsAskedBehindItForAWhile() throws IOException {
    RazorServer silent = server("", "");
    RazorServer good = server(GREETING, "x=here\r\n");
    RazorServers all = naming(place(silent), place(good));
    assertThat(said(all)).isEqualTo("here");
    assertThat(silent.connections()).isEqualTo(1);
    assertThat(said(all)).isEqualTo("here");
    clock.forward(RazorServers.BEHIND.minusMillis(1));
    assertThat(said(all)).isEqualTo("here");
    assertThat(silent.connections()).isEqualTo(1);
    clock.forward(Duration.ofMillis(1));
    assertThat(said(all)).isEqualTo("here");
    assertThat(silent.connections()).isEqualTo(2);
  }

  /** It was asked behind others for as long as the clock had been ahead. */
  @Test
  void aServerThatFailedWhileTheClockWasAheadIsAskedFirstAgain() throws IOException {
    RazorServer silent = server("", "");
    RazorServer good = server(GREETING, "x=here\r\n");
    RazorServers all = naming(place(silent), place(good));
    clock.forward(Duration.ofDays(50));
    assertThat(said(all)).isEqualTo("here");
    assertThat(said(all)).isEqualTo("here");
    assertThat(silent.connections()).isEqualTo(1);
    clock.back(Duration.ofDays(49));
    assertThat(said(all)).isEqualTo("here");
    assertThat(silent.connections()).isEqualTo(2);
  }

  /** They were believed for as long as the clock had been ahead. */
  @Test
  void serversDiscoveredWhileTheClockWasAheadAreDiscoveredAgain() throws IOException {
    RazorServer catalogue = server(GREETING, "x=here\r\n");
    RazorServer discovery = server(GREETING, "-csl=" + catalogue.place() + "\r\n.\r\n");
    RazorServers all = discovering(place(discovery));
    clock.forward(Duration.ofDays(50));
    assertThat(said(all)).isEqualTo("here");
    assertThat(said(all)).isEqualTo("here");
    assertThat(discovery.connections()).isEqualTo(1);
    clock.back(Duration.ofDays(49));
    assertThat(said(all)).isEqualTo("here");
    assertThat(discovery.connections()).isEqualTo(2);
  }

  /** Whoever has one server alone waits for it as long as he said. */
  @Test
  void theLastServerHasAllTheTimeThatIsLeft() throws IOException {
    RazorServer slow =
        new RazorServer(
            GREETING,
            line -> {
              if (line.startsWith("a=g")) {
                LockSupport.parkNanos(PATIENCE.toNanos() * 3 / 5);
                return "x=late\r\n";
              }
              return "";
            });
    servers.add(slow);
    assertThat(said(naming(place(slow)))).isEqualTo("late");
  }

  @Test
  void knownServersAreUsedWhereDiscoveryFails() throws IOException {
    RazorServer catalogue = server(GREETING, "x=here\r\n");
    RazorServer discovery = server(GREETING, "-csl=" + catalogue.place() + "\r\n.\r\n");
    RazorServers all = discovering(place(discovery));
    assertThat(said(all)).isEqualTo("here");
    discovery.close();
    clock.forward(RazorServers.REDISCOVERY);
    assertThat(said(all)).isEqualTo("here");
    clock.forward(RazorServers.RETRY);
    assertThat(said(all)).isEqualTo("here");
  }

  /** Once servers that were gone were believed for up to two days. */
  @Test
  void serversAreDiscoveredAgainWhenNoneOfThoseKnownAnswers() throws IOException {
    RazorServer gone = server(GREETING, "x=here\r\n");
    RazorServer other = server(GREETING, "x=there\r\n");
    List<RazorServer> known = new ArrayList<>(List.of(gone, other));
    RazorServer discovery =
        new RazorServer(
            GREETING,
            line -> line.startsWith("a=g") ? "-csl=" + known.remove(0).place() + "\r\n.\r\n" : "");
    servers.add(discovery);
    RazorServers all = discovering(place(discovery));
    assertThat(said(all)).isEqualTo("here");
    gone.close();
    assertThatThrownBy(() -> said(all)).isInstanceOf(IOException.class);
    assertThat(said(all)).isEqualTo("there");
    assertThat(said(all)).isEqualTo("there");
    assertThat(known).isEmpty();
  }

  @Test
  void whereNothingIsKnownTheLastFailureIsTold() {
    RazorServers all = discovering(NOBODY, NOBODY);
    assertThatThrownBy(() -> said(all)).hasMessageContaining("127.0.0.1:1: ");
    assertThatThrownBy(() -> said(discovering())).hasMessage("no server is known");
  }
}
