package org.hamlet.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The forms of a server's log, and the way to syslog. */
@Timeout(60)
class ServerLogTest {

  /** As long as a busy machine may need. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path folder;

  private static LogRecord event(Level level, String text) {
    LogRecord event = new LogRecord(level, text);
    event.setInstant(Instant.parse("2026-11-30T04:05:06Z"));
    event.setLoggerName("org.hamlet.spamd");
    return event;
  }

  @Test
  void linesOfSpamd() {
    assertThat(new ServerLog().format(event(Level.WARNING, "spamd: it's late")))
        .matches("Mon Nov 30 \\d\\d:05:06 2026 \\[" + PID + "\\] warn: spamd: it's late\n");
  }

  @Test
  void linesOfJson() {
    assertThat(new JsonLog().format(event(Level.INFO, "a \"quoted\"\nline")))
        .isEqualTo(
            "{\"time\":\"2026-11-30T04:05:06Z\",\"level\":\"info\",\"pid\":"
                + PID
                + ",\"text\":\"a \\\"quoted\\\"\\nline\"}\n");
    LogRecord scan = event(Level.INFO, "{\"spam\":true}");
    scan.setLoggerName(JsonScanJournal.LOGGER);
    assertThat(new JsonLog().format(scan)).endsWith(",\"scan\":{\"spam\":true}}\n");
  }

  @Test
  void everyLineForTheJournalHasItsPriority() {
    LogRecord thrown = event(Level.SEVERE, "spamd: broken");
    thrown.setThrown(new IllegalStateException("odd"));
    assertThat(PriorityLog.ofText().format(thrown).lines())
        .startsWith("<3>spamd: broken", "<3>java.lang.IllegalStateException: odd")
        .allMatch(line -> line.startsWith("<3>"));
    assertThat(PriorityLog.ofText().format(event(Level.FINE, "x"))).isEqualTo("<7>x\n");
  }

  @Test
  void syslogGetsWhatTheRealLoggerSends() throws Exception {
    Path socket = folder.resolve("log");
    String receiver =
        "my $s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => $ARGV[0]) or die; $| = 1;"
            + " print qq{ready\\n}; for (1, 2) { $s->recv(my $m, 9000); print qq{$m\\n} }";
    Process syslog =
        new ProcessBuilder(
                "perl", "-MIO::Socket::UNIX", "-MSocket", "-e", receiver, socket.toString())
            .start();
    try (var lines = syslog.inputReader(UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("ready");
      List<String> program = new java.util.ArrayList<>(SyslogLog.logger("mail"));
      program.addAll(List.of("--socket", socket.toString()));
      SyslogLog log =
          new SyslogLog(program, PriorityLog.ofText(), Redirect.INHERIT, LONG, SyslogLog.PAUSE);
      log.publish(event(Level.INFO, "spamd: result: . 0 - X"));
      log.publish(event(Level.WARNING, "spamd: timeout"));
      log.close();
      assertThat(lines.readLine())
          .matches(
              "<22>\\w{3} [ \\d]\\d [\\d:]{8} spamd\\[" + PID + "\\]: spamd: result: \\. 0 - X");
      assertThat(lines.readLine()).startsWith("<20>").endsWith("]: spamd: timeout");
    } finally {
      syslog.destroyForcibly();
    }
  }

  @Test
  void aProgramForSyslogThatEndedHoldsNothingUp() throws Exception {
    Path got = folder.resolve("got");
    SyslogLog log =
        new SyslogLog(
            List.of("sh", "-c", "read x; echo \"$x\" >" + got),
            PriorityLog.ofText(),
            Redirect.INHERIT);
    for (int i = 0; i < 100; i++) {
      log.publish(event(Level.INFO, "line " + i));
    }
    await(() -> Files.exists(got) && Files.size(got) > 0);
    log.close();
    assertThat(got).hasContent("<6>line 0");
  }

  @Test
  void aProgramForSyslogThatWasKilledIsStartedAgainAndNoLaterLineIsLost() throws Exception {
    Path got = folder.resolve("got");
    Path pids = folder.resolve("pids");
    SyslogLog log =
        new SyslogLog(
            List.of("sh", "-c", "echo $$ >>" + pids + "; exec cat >>" + got),
            PriorityLog.ofText(),
            Redirect.INHERIT,
            LONG,
            Duration.ofMillis(50));
    log.publish(event(Level.INFO, "before"));
    await(() -> Files.exists(got) && Files.size(got) > 0);
    ProcessHandle killed =
        ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get();
    for (int i = 0; i < SyslogLog.MAX_WAITING; i++) {
      log.publish(event(Level.INFO, "line " + i));
    }
    log.close();
    List<String> arrived = Files.readAllLines(got);
    assertThat(arrived)
        .startsWith(
            "<6>before",
            "<4>spamd: what passes lines on to syslog ended, some before may be lost",
            "<6>line 0")
        .endsWith("<6>line " + (SyslogLog.MAX_WAITING - 1))
        .hasSize(SyslogLog.MAX_WAITING + 2);
  }

  private static void await(Callable<Boolean> done) throws Exception {
    while (!done.call()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void whatAProgramForSyslogDoesNotReadHoldsNothingUpAndIsCounted() throws Exception {
    Path gate = folder.resolve("gate");
    Path got = folder.resolve("got");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    SyslogLog log =
        new SyslogLog(
            List.of("sh", "-c", "read x <" + gate + "; exec cat >" + got),
            PriorityLog.ofText(),
            Redirect.INHERIT,
            LONG,
            SyslogLog.PAUSE);
    int lines = 10 * SyslogLog.MAX_WAITING;
    for (int i = 0; i < lines; i++) {
      log.publish(event(Level.INFO, "line " + i + " " + "x".repeat(100)));
    }
    Files.writeString(gate, "go\n");
    log.close();
    String told = "<4>spamd: log lines lost, since syslog did not take them: ";
    List<String> arrived = Files.readAllLines(got);
    long lost =
        arrived.stream()
            .filter(line -> line.startsWith(told))
            .mapToLong(line -> Long.parseLong(line.substring(told.length())))
            .sum();
    assertThat(lost).isPositive();
    assertThat(arrived.stream().filter(line -> line.startsWith("<6>line ")).count() + lost)
        .isEqualTo(lines);
  }

  @Test
  void aProgramForSyslogThatNeverReadsDoesNotKeepTheServerFromEnding() throws IOException {
    SyslogLog log = new SyslogLog(List.of("sleep", "600"), PriorityLog.ofText(), Redirect.INHERIT);
    for (int i = 0; i < 10 * SyslogLog.MAX_WAITING; i++) {
      log.publish(event(Level.INFO, "x".repeat(100)));
    }
    log.close();
  }

  @Test
  void aProgramForSyslogThatDoesNotEndCostsLessThanASecond() throws IOException {
    SyslogLog log = new SyslogLog(List.of("sleep", "600"), PriorityLog.ofText(), Redirect.INHERIT);
    log.publish(event(Level.INFO, "one"));
    long before = System.nanoTime();
    log.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    assertThat(SyslogLog.END).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void debugKeepsTheFormThatWasChosen() {
    Logger root = Logger.getLogger("");
    Handler chosen = new StreamHandler(OutputStream.nullOutputStream(), new JsonLog());
    Handler own = new StreamHandler(OutputStream.nullOutputStream(), new SimpleFormatter());
    root.addHandler(chosen);
    root.addHandler(own);
    try {
      DebugLog.start(new DebugAreas("limits"));
      assertThat(chosen.getFormatter()).isInstanceOf(JsonLog.class);
      assertThat(own.getFormatter()).isInstanceOf(ServerLog.class);
      assertThat(chosen.getLevel()).isEqualTo(Level.ALL);
    } finally {
      root.removeHandler(chosen);
      root.removeHandler(own);
      Logger.getLogger("org.hamlet.debug").setLevel(null);
      Logger.getLogger("org.hamlet.limits").setLevel(null);
    }
  }

  @Test
  void debugAreasAreThoseOfSpamAssassin() {
    assertThat(new DebugAreas("all").tells("rules")).isTrue();
    assertThat(new DebugAreas("all,norules").tells("rules")).isFalse();
    assertThat(new DebugAreas("norules").tells("check")).isTrue();
    assertThat(new DebugAreas("Rules, bayes").tells("bayes")).isTrue();
    assertThat(new DebugAreas("rules").tells("bayes")).isFalse();
    assertThat(new DebugAreas("noall").tells("check")).isFalse();
    assertThat(new DebugAreas("rules,noall").tells("rules")).isTrue();
  }
}
