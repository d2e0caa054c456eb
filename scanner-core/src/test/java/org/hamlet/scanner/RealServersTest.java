package org.hamlet.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Network rules by way of Debian's {@code unbound} and {@code rbldnsd} on the loopback, which
 * answer from zones written here; the name server's own log counts the questions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServersTest {

  private static final long START_TRIES = 100;

  private static final List<String> RULES =
      List.of(
          "util_rb_tld com org net test",
          "use_bayes 0",
          "header ZLISTED eval:check_rbl('x-lastexternal', 'zen.spamhaus.org.', '127.0.0.4')",
          "header ZTEXT eval:check_rbl_txt('y-lastexternal', 'text.example.net.', 'spam source')",
          "urirhssub ZLINK multi.example.net. A 4",
          "body ZLINK eval:check_uridnsbl('ZLINK')",
          "header ZREFUSED eval:check_rbl('z-lastexternal', 'refuses.example.net.')",
          "header ZWORLD eval:check_rbl('w-lastexternal', 'world.example.net.')",
          "header ZSPF eval:check_for_spf_pass()",
          "askdns ZASK _SENDERDOMAIN_ TXT /^v=spf1 /");

  private Path directory;
  private final List<Process> started = new ArrayList<>();
  private int dnsPort;

  @BeforeAll
  void startServers(@TempDir Path shared) throws Exception {
    directory = shared;
    boolean there =
        Files.isExecutable(Path.of("/usr/sbin/unbound"))
            && Files.isExecutable(Path.of("/usr/sbin/rbldnsd"));
    if (!there) {
      System.out.println("not run: unbound and rbldnsd are not installed");
      assertNotEquals("true", System.getenv("CI"), "unbound and rbldnsd are missing");
      assumeTrue(false);
    }
    int listPort = freePort();
    dnsPort = freePort();
    write("zen", "192.0.2.7 :127.0.0.4:listed");
    write("text", "192.0.2.7 :127.0.0.2:a spam source");
    write("multi", ".shop.com :127.0.0.4:listed");
    write("refuses", "192.0.2.0/24 :127.255.255.254:refused");
    write("world", "192.0.2.0/24 :127.0.0.2:listed\n127.0.0.0/24 :127.0.0.2:listed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    startLists(listPort);
    startResolver(listPort);
  }

  private void startLists(int port) throws IOException {
    started.add(
        run(
            "/usr/sbin/rbldnsd",
            "-n",
            "-u",
            "nobody",
            "-w",
            directory.toString(),
            "-b",
            "127.0.0.1/" + port,
            "zen.spamhaus.org:ip4set:zen",
            "text.example.net:ip4set:text",
            "multi.example.net:dnset:multi",
            "refuses.example.net:ip4set:refuses",
            "world.example.net:ip4set:world"));
  }

  private void startResolver(int listPort) throws Exception {
    StringBuilder stubs = new StringBuilder();
    for (String zone :
        List.of(
            "zen.spamhaus.org",
            "text.example.net",
            "multi.example.net",
            "refuses.example.net",
            "world.example.net")) {
      stubs.append("stub-zone:\n  name: ").append(zone).append("\n  stub-addr: 127.0.0.1@");
      stubs.append(listPort).append('\n');
    }
    StringBuilder transparent = new StringBuilder();
    for (String zone : stubs.toString().lines().filter(l -> l.contains("name:")).toList()) {
      transparent
          .append("  local-zone: ")
          .append(zone.strip().substring(6))
          .append(" transparent\n");
    }
    String config =
        """
        server:
          interface: 127.0.0.1@%d
          port: %d
          do-daemonize: no
          chroot: ""
          username: ""
          use-syslog: no
          logfile: ""
          log-queries: yes
          pidfile: ""
          do-ip6: no
          do-not-query-localhost: no
          module-config: iterator
          local-zone: "." static
          local-data: ". 600 IN SOA a.example. b.example. 1 600 600 600 600"
          local-data: 'bounce.sender.test.com. 60 IN TXT "v=spf1 ip4:192.0.2.0/24 -all"'
        %sremote-control:
          control-enable: no
        %s
        """
            .formatted(dnsPort, dnsPort, transparent, stubs);
    write("unbound.conf", config);
    started.add(
        run("/usr/sbin/unbound", "-d", "-v", "-c", directory.resolve("unbound.conf").toString()));
    awaitAnswer();
  }

  private void awaitAnswer() throws Exception {
    Path log = directory.resolve("unbound.log");
    for (int i = 0; i < START_TRIES; i++) {
      if (Files.exists(log) && Files.readString(log).contains("start of service")) {
        return;
      }
      assertTrue(started.get(1).isAlive(), () -> "unbound ended, see " + log);
      started.get(1).waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private Process run(String... command) throws IOException {
    String name = Path.of(command[0]).getFileName().toString();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(name + ".log").toFile())
        .start();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text + "\n");
  }

  private static int freePort() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket udp =
            new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
      return udp.getLocalPort();
    }
  }

  @AfterAll
  void stopServers() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void rulesHitByWhatRealListsAnswerAndTheSameMailAsksNothingAgain() throws IOException {
    ScannerBuilder builder = Scanner.builder().line("dns_server 127.0.0.1:" + dnsPort);
    RULES.forEach(builder::line);
    Scanner scanner = builder.build();
    Verdict verdict = scan(scanner);
    assertEquals("ZASK ZLINK ZLISTED ZSPF ZTEXT", hits(verdict));
    List<String> aside =
        scanner.lists(false).stream().filter(list -> !list.usable()).map(ListReport::zone).toList();
    assertEquals(List.of("refuses.example.net", "world.example.net"), aside);
    long asked = questions();
    assertEquals("ZASK ZLINK ZLISTED ZSPF ZTEXT", hits(scan(scanner)));
    assertEquals(asked, questions());
  }

  private long questions() throws IOException {
    return Files.readString(directory.resolve("unbound.log"))
        .lines()
        .filter(line -> line.contains("info: 127.0.0.1 "))
        .count();
  }

  private static Verdict scan(Scanner scanner) throws IOException {
    try (InputStream in = RealServersTest.class.getResourceAsStream("/eval/net/lists.eml")) {
      return scanner.scan(ScanRequest.of(in.readAllBytes())).verdict();
    }
  }

  private static String hits(Verdict verdict) {
    return String.join(
        " ", verdict.hits().stream().map(hit -> hit.rule().text()).sorted().toList());
  }
}
