package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hamlet.cli.common.ScannerLearner;
import org.hamlet.models.LearnedState;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.scanner.Audience;
import org.hamlet.scanner.ReportOutcome;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.hamlet.spamd.server.Endpoint;
import org.hamlet.spamd.server.ServerOptions;
import org.hamlet.spamd.server.SpamdServer;
import org.hamlet.spamd.service.RequestHandler;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on the loopback that share what was reported to them. */
class SharedDigestsTest {

  private static final DnsClient NO_DNS =
      question ->
          CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));

  private static final String TEXT =
      "Dear customer, our warehouse is full of garden chairs and we have to clear it before the"
          + " winter comes. Whoever orders this week pays half of the price and gets a table for"
          + " nothing, as long as there are any left of them.\n";

  @TempDir private Path folder;

  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Node node : nodes) {
      node.close();
    }
  }

  /** A server with a memory of its own. */
  private static final class Node {
    private final LearnedState state;
    private final Scanner scanner;
    private final SpamdServer server;

    Node(LearnedState state, Scanner scanner, int port) throws IOException {
      this.state = state;
      this.scanner = scanner;
      RequestHandler handler =
          new RequestHandler(scanner::scan, new ScannerLearner(scanner), Duration.ofMinutes(1));
      this.server =
          SpamdServer.start(
              List.of(new Endpoint.Tcp("127.0.0.1", 0)), ServerOptions.DEFAULT, handler);
      server.answerPackets(new Endpoint.Tcp("127.0.0.1", port), scanner::answerPeer);
    }

    void close() throws IOException {
      server.close();
      state.close();
    }

    List<String> hits(String text) {
      return verdict(text).hits().stream()
          .map(hit -> hit.rule().text())
          .filter(name -> name.startsWith("HAMLET_DIGEST"))
          .toList();
    }

    Verdict verdict(String text) {
      return scanner.scan(mail(text)).verdict();
    }

    ReportOutcome report(String text, Label label) {
      return scanner.report(mail(text), label, Audience.EVERYBODY);
    }
  }

  private static ScanRequest mail(String text) {
    return ScanRequest.of(
        ("From: a@example.com\nTo: b@example.org\nSubject: hello\n\n" + text).getBytes(US_ASCII));
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String key(String one, String other) {
    String both = one.compareTo(other) < 0 ? one + other : other + one;
    return String.format("%064x", new BigInteger(1, both.getBytes(US_ASCII)));
  }

  /** A line of a node's file. */
  private static String line(String here, String there, String place, String trust) {
    return there + " " + place + " " + key(here, there) + " " + trust + "\n";
  }

  private Node node(String name, int port, String peers, String... lines) throws IOException {
    Path file = folder.resolve(name + ".nodes");
    Files.writeString(file, peers);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    LearnedState state = LearnedState.in(folder.resolve(name));
    ScannerBuilder builder = state.addTo(Scanner.builder().dns(NO_DNS));
    ShippedRules.addTo(builder)
        .line("use_hamlet_digests 1")
        .line("hamlet_digest_name " + name)
        .line("hamlet_digest_peers " + file)
        .line("hamlet_digest_timeout 2");
    List.of(lines).forEach(builder::line);
    Scanner scanner = builder.build();
    assertThat(scanner.problems()).isEmpty();
    Node node = new Node(state, scanner, port);
    nodes.add(node);
    return node;
  }

  @Test
  void whatOneNodeWasToldTheOtherAsksFor() throws IOException {
    int port = freePort();
    Node bob = node("bob", port, line("bob", "ann", "-", "1"));
    Node ann = node("ann", freePort(), line("ann", "bob", "127.0.0.1:" + port, "1"));
    assertThat(ann.hits(TEXT)).isEmpty();
    assertThat(bob.report(TEXT, Label.SPAM).taken()).isTrue();
    assertThat(bob.hits(TEXT)).containsExactly("HAMLET_DIGEST_BODY");
    assertThat(ann.hits(TEXT.replace("garden", "kitchen"))).containsExactly("HAMLET_DIGEST_PEERS");
    bob.report(TEXT, Label.HAM);
    assertThat(ann.hits(TEXT)).isEmpty();
  }

  @Test
  void reportsReachTheOtherNodeAndAreKnownThereWithoutAsking() throws IOException {
    int port = freePort();
    Node ann = node("ann", port, line("ann", "bob", "-", "1"));
    Node bob = node("bob", freePort(), line("bob", "ann", "127.0.0.1:" + port, "1"));
    assertThat(bob.report(TEXT, Label.SPAM).told()).containsExactly("digests", "node ann");
    assertThat(ann.hits(TEXT)).containsExactly("HAMLET_DIGEST_BODY");
    bob.report(TEXT, Label.HAM);
    assertThat(ann.hits(TEXT)).isEmpty();
  }

  @Test
  void twoNodesThatAreHalfTrustedMakeOneWord() throws IOException {
    int[] ports = {freePort(), freePort()};
    Node bob = node("bob", ports[0], line("bob", "ann", "-", "0.5"));
    Node carol = node("carol", ports[1], line("carol", "ann", "-", "0.5"));
    Node ann =
        node(
            "ann",
            freePort(),
            line("ann", "bob", "127.0.0.1:" + ports[0], "0.5")
                + line("ann", "carol", "127.0.0.1:" + ports[1], "0.5"));
    bob.report(TEXT, Label.SPAM);
    assertThat(ann.hits(TEXT)).isEmpty();
    carol.report(TEXT, Label.SPAM);
    assertThat(ann.hits(TEXT)).containsExactly("HAMLET_DIGEST_PEERS");
  }

  @Test
  void hostsOfOthersCountOnlyWhereHostsOfWantedMailAreKnown() throws IOException {
    String rule = "full HAMLET_DIGEST_THEIR_HOST eval:check_hamlet_digest_peers('host')";
    String link = "See https://chairs.example.com/x\n";
    int port = freePort();
    Node bob = node("bob", port, line("bob", "ann", "-", "1"), "hamlet_digest_hosts_min 0");
    bob.report(link, Label.SPAM);
    bob.report(link, Label.SPAM);
    String place = line("ann", "bob", "127.0.0.1:" + port, "1");
    Node ann = node("ann", freePort(), place, rule, "hamlet_digest_hosts_min 2");
    assertThat(ann.hits(link)).isEmpty();
    ann.scanner.report(mail("http://one.example.net/\n"), Label.HAM, Audience.THIS_NODE);
    assertThat(ann.hits(link)).isEmpty();
    ann.scanner.report(mail("http://two.example.net/\n"), Label.HAM, Audience.THIS_NODE);
    assertThat(ann.hits(link)).containsExactly("HAMLET_DIGEST_THEIR_HOST");
    ann.scanner.report(mail(link), Label.HAM, Audience.THIS_NODE);
    assertThat(ann.hits(link)).isEmpty();
  }

  @Test
  void whatCameFromOneNodeIsNotToldToAThird() throws IOException {
    int[] ports = {freePort(), freePort()};
    Node ann = node("ann", freePort(), line("ann", "bob", "127.0.0.1:" + ports[0], "1"));
    Node bob = node("bob", ports[0], line("bob", "ann", "-", "1") + line("bob", "carol", "-", "1"));
    Node carol = node("carol", ports[1], line("carol", "bob", "127.0.0.1:" + ports[0], "1"));
    carol.report(TEXT, Label.SPAM);
    assertThat(bob.hits(TEXT)).containsExactly("HAMLET_DIGEST_BODY");
    assertThat(ann.hits(TEXT)).isEmpty();
  }

  @Test
  void aNodeThatIsGoneIsLeftAloneAndTold() throws IOException {
    Node ann = node("ann", freePort(), line("ann", "bob", "127.0.0.1:" + freePort(), "1"));
    assertThat(ann.verdict(TEXT).limits().toString()).contains("services_left_out", "node bob");
    long before = System.nanoTime();
    assertThat(ann.verdict(TEXT).limits().toString()).contains("node bob");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(ann.report(TEXT, Label.SPAM).failed())
        .containsExactly("node bob: left alone after a failure");
  }

  @Test
  void aNodeWithAnotherKeyGetsNoAnswer() throws IOException {
    int port = freePort();
    Node bob = node("bob", port, line("bob", "ann", "-", "1"));
    Node mallory =
        node("ann", freePort(), line("ann", "zoe", "127.0.0.1:" + port, "1").replace("zoe", "bob"));
    bob.report(TEXT, Label.SPAM);
    assertThat(mallory.hits(TEXT)).isEmpty();
    mallory.report(TEXT, Label.HAM);
    assertThat(bob.hits(TEXT)).containsExactly("HAMLET_DIGEST_BODY");
  }

  @Test
  void aFloodOfNonsenseKeepsNobodyFromBeingAnswered() throws IOException {
    int port = freePort();
    Node bob = node("bob", port, line("bob", "ann", "-", "1"));
    Node ann = node("ann", freePort(), line("ann", "bob", "127.0.0.1:" + port, "1"));
    bob.report(TEXT, Label.SPAM);
    Random random = new Random(1);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 20_000; i++) {
        byte[] bytes = new byte[random.nextInt(3_000)];
        random.nextBytes(bytes);
        socket.send(
            new DatagramPacket(
                bytes,
                bytes.length,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      }
    }
    assertThat(ann.hits(TEXT)).containsExactly("HAMLET_DIGEST_PEERS");
  }
}
