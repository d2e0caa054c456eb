package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a process: signals, IPv6, and clients that want more memory than there is. */
@Timeout(120)
class SpamdProcessTest {

  private static final String MAIL = "From: a@example.com\nSubject: x\n\npoison and elixir\n";
  private static final int BOMB_BYTES = 200 << 20;
  private static final int HOSTILE_CLIENTS = 20;

  @TempDir Path rules;

  @Test
  void hupReadsTheConfigurationAgainAndDropsNoClient() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    byte[] request = SpamdProcess.symbols(MAIL);
    try (SpamdProcess spamd = start("127.0.0.1", "64m");
        Socket waiting = spamd.connect()) {
      assertThat(spamd.ask(request)).endsWith("\r\n\r\nPOISON");
      waiting.getOutputStream().write(request, 0, 40);
      spamd.awaitLog("connection from");
      Files.writeString(rules.resolve("10.cf"), "body ELIXIR /elixir/\nbody BROKEN /(/\n");
      spamd.signal("HUP");
      spamd.awaitLog("configuration of 1 rules is in use, lines without effect: 1");
      spamd.awaitLog("config: " + rules.resolve("10.cf") + ":2:14: ");
      byte[] rest = Arrays.copyOfRange(request, 40, request.length);
      assertThat(SpamdProcess.ask(waiting, rest)).endsWith("\r\n\r\nELIXIR");
      assertThat(spamd.ask(request)).endsWith("\r\n\r\nELIXIR");
    }
  }

  @Test
  void hupKeepsTheConfigurationWhoseFolderIsGone() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    Path site = Files.createDirectory(rules.resolve("site"));
    Path scores = Files.writeString(site.resolve("local.cf"), "body ELIXIR /elixir/\n");
    try (SpamdProcess spamd = start("127.0.0.1", "64m", "--site", site.toString())) {
      Files.delete(scores);
      Files.delete(site);
      spamd.signal("HUP");
      spamd.awaitLog("--site: no such file or directory: " + site);
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nELIXIR,POISON");
    }
  }

  @Test
  void hupBeforeTheCommandLineIsReadDoesNotEndIt() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    try (SpamdProcess spamd =
        SpamdProcess.signalledUponClass(
            "HUP", "org.hamlet.cli.HamletCommand", "--rules", rules.toString())) {
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nPOISON");
    }
  }

  @Test
  void hupWhileItStartsIsObeyedOnceItServes() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\nbody BROKEN /(/\n");
    try (SpamdProcess spamd =
        SpamdProcess.signalled("HUP", "lines without effect: 1", "--rules", rules.toString())) {
      spamd.awaitLog("configuration of 1 rules is in use");
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nPOISON");
    }
  }

  /** Log readers count starts and ends by these lines of SpamAssassin's. */
  @Test
  void theLogTellsProcessIdBadLinesAndTheEnd() throws Exception {
    StringBuilder lines = new StringBuilder("body POISON /poison/\n");
    for (int i = 0; i < ConfigurationLog.MAX_LINES + 2; i++) {
      lines.append("body BROKEN").append(i).append(" /(/\n");
    }
    Files.writeString(rules.resolve("10.cf"), lines);
    try (SpamdProcess spamd = start("127.0.0.1", "64m")) {
      assertThat(spamd.awaitLog("spamd: server pid: ")).endsWith(": " + spamd.pid());
      for (int line = 2; line < 2 + ConfigurationLog.MAX_LINES; line++) {
        assertThat(spamd.awaitLog("config: ")).contains("10.cf:" + line + ":");
      }
      assertThat(spamd.awaitLog("config: "))
          .endsWith("further lines without effect: 2; hamlet lint shows all");
      spamd.signal("TERM");
      spamd.awaitLog("spamd: server killed by SIGTERM, shutting down");
      assertThat(spamd.exitWithin(5)).isZero();
    }
  }

  @Test
  void usersHaveTheirOwnPreferencesAndNobodyElses() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\nbody ELIXIR /elixir/\n");
    Path folders = Files.createDirectories(rules.resolve("users"));
    Path anna = Files.createDirectories(folders.resolve("anna@example.com"));
    Files.writeString(anna.resolve("user_prefs"), "score POISON 0\nnonsense\n");
    try (SpamdProcess spamd = start("127.0.0.1", "64m", "--virtual-config-dir", folders + "/%u")) {
      assertThat(spamd.ask(symbols("anna@example.com"))).endsWith("\r\n\r\nELIXIR");
      spamd.awaitLog("user_prefs:2:1: unknown keyword nonsense");
      assertThat(spamd.ask(symbols("../anna@example.com"))).endsWith("\r\n\r\nELIXIR,POISON");
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nELIXIR,POISON");
      Files.writeString(anna.resolve("user_prefs"), "score ELIXIR 0\n");
      assertThat(spamd.ask(symbols("anna@example.com"))).endsWith("\r\n\r\nPOISON");
    }
  }

  private static byte[] symbols(String user) {
    String head = "SYMBOLS SPAMC/1.5\r\nUser: " + user + "\r\nContent-length: ";
    return (head + MAIL.length() + "\r\n\r\n" + MAIL).getBytes(ISO_8859_1);
  }

  @Test
  void termFinishesWhatRunsAndEndsWithinFiveSeconds() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "full SLOW /(x+x+)+y/\nbody POISON /poison/\n");
    try (SpamdProcess spamd = start("127.0.0.1", "64m");
        Socket waiting = spamd.connect()) {
      waiting.getOutputStream().write(SpamdProcess.symbols(MAIL + "x".repeat(60) + "\n"));
      assertThat(spamd.ask("PING SPAMC/1.2\r\n".getBytes(ISO_8859_1))).contains("PONG");
      spamd.signal("TERM");
      String answer = new String(waiting.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).endsWith("\r\n\r\nPOISON");
      assertThat(spamd.exitWithin(5)).isZero();
    }
  }

  @Test
  void timeoutsOfZeroAreNoLimit() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    try (SpamdProcess spamd = start("127.0.0.1", "64m", "-t", "0", "-T", "0")) {
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nPOISON");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"USR1", "USR2"})
  void userSignalsLogFiguresAndEndNothing(String signal) throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    try (SpamdProcess spamd = start("127.0.0.1", "64m")) {
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("POISON");
      spamd.signal(signal);
      assertThat(spamd.awaitLog(signal + ": scans")).contains(" 1, spam 0");
      assertThat(spamd.awaitLog(signal + ": hits")).contains("POISON");
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("POISON");
    }
  }

  @Test
  void listensOnIpv6() throws Exception {
    try (ServerSocket there = new ServerSocket(0, 1, ipv6Loopback())) {
      assertThat(there.isBound()).isTrue();
    } catch (BindException e) {
      System.out.println("not run: this machine has no ::1 (" + e.getMessage() + ")");
      abort("no ::1");
    }
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    try (SpamdProcess spamd = start("[::1]", "64m");
        Socket client = new Socket(ipv6Loopback(), spamd.port())) {
      assertThat(SpamdProcess.ask(client, SpamdProcess.symbols(MAIL))).endsWith("POISON");
      assertThat(spamd.awaitLog("connection from")).contains("localhost [0:0:0:0:0:0:0:1]:");
    }
  }

  @Test
  void hostileClientsAreAnsweredAndMailIsScannedAfterThem() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    try (SpamdProcess spamd = start("127.0.0.1", "32m")) {
      assertThat(spamd.ask(bomb())).startsWith("SPAMD/1.0 69 ").contains("when inflated");
      spamd.awaitLog("refused: zlib: message is longer than");
      assertThat(announceTooMuch(spamd)).hasSize(HOSTILE_CLIENTS).containsOnly(69);
      assertThat(spamd.ask(SpamdProcess.symbols(MAIL))).endsWith("\r\n\r\nPOISON");
      spamd.signal("TERM");
      assertThat(spamd.exitWithin(5)).isZero();
    }
  }

  /** Each announces 30 MB and sends more than the longest message; there is no room for all. */
  private static List<Integer> announceTooMuch(SpamdProcess spamd) throws Exception {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes("CHECK SPAMC/1.5\r\nContent-length: 30000000\r\n\r\n".getBytes(ISO_8859_1));
    request.writeBytes(new byte[1_100_000]);
    ExecutorService senders = Executors.newFixedThreadPool(HOSTILE_CLIENTS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < HOSTILE_CLIENTS; i++) {
        answers.add(senders.submit(() -> spamd.ask(request.toByteArray())));
      }
      List<Integer> codes = new ArrayList<>();
      for (Future<String> answer : answers) {
        codes.add(Integer.parseInt(answer.get().split(" ")[1]));
      }
      return codes;
    } finally {
      senders.shutdownNow();
    }
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int i = 0; i < BOMB_BYTES; i += zeros.length) {
        out.write(zeros);
      }
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head =
        "CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: " + packed.size() + "\r\n\r\n";
    request.writeBytes(head.getBytes(ISO_8859_1));
    request.writeBytes(packed.toByteArray());
    return request.toByteArray();
  }

  /** What a process says on standard error until it, or all it started, has closed that. */
  private String saidUntilItLeaves(Path ready, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dhamlet.ready=" + ready, "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "org.hamlet.cli.Hamlet"));
    command.addAll(List.of("spamd", "-d", "--local", "-i", "127.0.0.1:0", "--rules", "" + rules));
    command.addAll(List.of(options));
    Process spamd = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).start();
    try {
      String said = new String(spamd.getErrorStream().readAllBytes(), ISO_8859_1);
      assertThat(spamd.isAlive()).as(said).isTrue();
      return said;
    } finally {
      spamd.destroyForcibly();
    }
  }

  @Test
  void aServerInTheBackgroundKeepsNothingOfTheCallersOpen() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    Path log = rules.resolve("spamd.log");
    assertThat(saidUntilItLeaves(rules.resolve("ready"), "-s", log.toString())).isEmpty();
    assertThat(log).content().contains("spamd: server started on 127.0.0.1:");
  }

  @Test
  void aServerInTheBackgroundSaysBeforeThatNobodyWillReadItsLog() throws Exception {
    Files.writeString(rules.resolve("10.cf"), "body POISON /poison/\n");
    assertThat(saidUntilItLeaves(rules.resolve("ready"), "-s", "stderr"))
        .contains("-s stderr; -d leaves standard error, so the log ends when it listens");
  }

  private static InetAddress ipv6Loopback() throws UnknownHostException {
    byte[] address = new byte[16];
    address[15] = 1;
    return InetAddress.getByAddress(address);
  }

  private SpamdProcess start(String host, String heap, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--rules", rules.toString()));
    all.addAll(List.of(options));
    return new SpamdProcess(host, heap, all.toArray(String[]::new));
  }
}
