package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that are well, refuse, are dead, or may be asked no more. */
class ListGateTest {

  private static final String ZONE = "list.example.net";

  private final ListWorld world = new ListWorld();
  private final MovedClock clock = new MovedClock();
  private final ListGate gate = gate(Map.of());

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "zen.spamhaus.org, 127.255.255.252",
    "zen.spamhaus.org, 127.255.255.254",
    "zen.spamhaus.org, 127.255.255.255",
    "list.example.net, 127.255.255.254",
    "list.dnswl.org, 127.0.0.255",
    "list.dnswl.org, 127.0.10.255",
    "multi.uribl.com, 127.0.0.1",
    "multi.surbl.org, 127.0.0.1",
    "dbl.spamhaus.org, 127.0.1.255"
  })
  void aListThatRefusesIsSetAsideAndTriedAgain(String zone, String code) {
    world.answers = name -> List.of(code);
    DnsQuestion question = DnsQuestion.ofList("7.2.0.192", zone, RecordType.A);
    gate.ask(question).join();
    assertEquals(Status.NOT_ASKED, gate.ask(question).join().status());
    assertEquals(1, world.asked.size());
    clock.forward(ZoneRecord.FIRST_REST);
    world.answers = name -> List.of();
    assertEquals(Status.OK, gate.ask(question).join().status());
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void aListThatGoesOnRefusingIsAskedLessAndLess() {
    world.answers = name -> List.of("127.255.255.255");
    for (int i = 0; i < 24 * 7; i++) {
      ask(gate, "7.2.0.192");
      clock.forward(Duration.ofHours(1));
    }
    assertTrue(world.asked.size() < 24, world.asked.size() + " questions in a week");
  }

  @Test
  void aListThatDoesNotAnswerIsLeftAlone() {
    world.dead.add(ZONE);
    for (int i = 0; i < 20; i++) {
      ask(gate, "7.2.0." + i);
      gate.ask(DnsQuestion.of("www.example.com", RecordType.A)).join();
    }
    assertEquals(SilentRun.SILENT_AFTER, timesAsked(ZONE));
  }

  /** A mail full of them made a dead list look alive, and a living one dead. */
  @Test
  void namesThatCannotBeAreNobodysAnswer() {
    DnsQuestion impossible = DnsQuestion.ofList("a".repeat(64), ZONE, RecordType.A);
    for (int i = 0; i < 20; i++) {
      assertEquals(Status.NO_SUCH_NAME, gate.ask(impossible).join().status());
    }
    assertEquals(List.of(), world.asked);
    assertEquals(List.of(), gate.status());
  }

  /** Where nothing else is asked each mail once waited for it, for good. */
  @Test
  void theOnlyListThatIsAskedIsLeftAloneForAShortWhile() {
    world.dead.add(ZONE);
    for (int i = 0; i < 20; i++) {
      ask(gate, "7.2.0." + i);
    }
    assertEquals(SilentRun.SILENT_AFTER, timesAsked(ZONE));
    clock.forward(SilentRun.ALONE_REST);
    ask(gate, "7.2.0.21");
    ask(gate, "7.2.0.22");
    assertEquals(SilentRun.SILENT_AFTER + 1, timesAsked(ZONE));
    world.dead.clear();
    clock.forward(SilentRun.ALONE_REST);
    ask(gate, "7.2.0.23");
    ask(gate, "7.2.0.24");
    assertEquals(SilentRun.SILENT_AFTER + 3, timesAsked(ZONE));
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void aListIsNotAloneWhereOthersAreSilentToo() {
    world.status = Status.TIMED_OUT;
    for (int i = 0; i < 20; i++) {
      ask(gate, "7.2.0." + i);
      gate.ask(DnsQuestion.of("www.example.com", RecordType.A)).join();
    }
    assertTrue(gate.status().get(0).usable());
  }

  /** A resolver of one's own without its uplink answers so, or one that refuses this machine. */
  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"SERVER_FAILED", "REFUSED", "TIMED_OUT"})
  void whereTheResolverFailsNoListIsToBlame(Status failure) {
    List<String> zones = List.of("a.example.net", "b.example.net", "c.example.net");
    for (String zone : zones) {
      gate.ask(DnsQuestion.ofList("7.2.0.192", zone, RecordType.A)).join();
    }
    world.status = failure;
    for (int mail = 0; mail < 20; mail++) {
      for (String zone : zones) {
        gate.ask(DnsQuestion.ofList(mail + ".2.0.192", zone, RecordType.A)).join();
      }
      clock.forward(Duration.ofMinutes(10));
    }
    world.status = Status.OK;
    for (String zone : zones) {
      DnsQuestion question = DnsQuestion.ofList("9.2.0.192", zone, RecordType.A);
      assertEquals(Status.OK, gate.ask(question).join().status());
    }
  }

  @Test
  void theOneListThatIsDeadIsFoundAmongOthersThatAnswer() {
    world.dead.add("dead.example.net");
    for (int mail = 0; mail < 20; mail++) {
      for (String zone : List.of("dead.example.net", "a.example.net", "b.example.net")) {
        gate.ask(DnsQuestion.ofList(mail + ".2.0.192", zone, RecordType.A)).join();
      }
    }
    assertEquals(SilentRun.SILENT_AFTER, timesAsked("dead.example.net"));
  }

  @Test
  void budgetsHoldForADay() {
    ListGate limited = gate(Map.of("Example.net.", "3/day"));
    for (int i = 0; i < 5; i++) {
      ask(limited, "7.2.0." + i);
    }
    assertEquals(3, world.asked.size());
    clock.forward(Duration.ofDays(1));
    ask(limited, "7.2.0.9");
    assertEquals(4, world.asked.size());
  }

  @Test
  void oneBudgetMayBeForAllLists() {
    ListGate limited = gate(Map.of("all", "2/day"));
    List<Status> answers = new ArrayList<>();
    for (String zone : List.of("a.example.net", "b.example.net", "c.example.net")) {
      DnsQuestion question = DnsQuestion.ofList("7.2.0.192", zone, RecordType.A);
      answers.add(limited.ask(question).join().status());
    }
    assertEquals(List.of(Status.OK, Status.OK, Status.OVER_BUDGET), answers);
    assertEquals(2, world.asked.size());
  }

  @Test
  void accountsOutliveARestart(@TempDir Path directory) {
    Path file = directory.resolve("state/lists.tsv");
    Budgets budgets = Budgets.of(Map.of(ZONE, "2/day"));
    ListGate before = new ListGate(world, budgets, ClosedLists.ALL, clock, Optional.of(file));
    ask(before, "7.2.0.192");
    ask(before, "8.2.0.192");
    before.setAside("other.example.net", Duration.ofHours(1), "it refuses");
    before.save();
    ListGate after = new ListGate(world, budgets, ClosedLists.ALL, clock, Optional.of(file));
    assertEquals(before.status(), after.status());
    assertEquals(Status.NOT_ASKED, answer(after, "9.2.0.192").status());
  }

  @Test
  void aSpoiltFileOfAccountsCountsForNothing(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("lists.tsv");
    Files.writeString(file, "no\taccount\n\n" + "x\t".repeat(9) + "\n");
    assertTrue(
        new ListGate(world, Budgets.NONE, ClosedLists.ALL, clock, Optional.of(file))
            .status()
            .isEmpty());
  }

  @Test
  void nothingIsWrittenWhereNothingWasAsked(@TempDir Path directory) {
    Path file = directory.resolve("lists.tsv");
    new ListGate(world, Budgets.NONE, ClosedLists.ALL, clock, Optional.of(file)).save();
    assertFalse(Files.exists(file));
  }

  @Test
  void rulesMaySetListsAside() {
    gate.setAside(ZONE, Duration.ofMinutes(5), "rule ZA hit");
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());
    clock.forward(Duration.ofMinutes(5));
    assertEquals(Status.OK, answer(gate, "7.2.0.192").status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "bl.score.senderscore.com",
    "sa-trusted.bondedsender.org",
    "sa-accredit.habeas.com",
    "dob.sibl.support-intelligence.net",
    "dnsbl.sorbs.net"
  })
  void aListThatIsKnownToBeClosedIsAskedOnlyWhereItIsOpened(String zone) {
    DnsQuestion question = DnsQuestion.ofList("7.2.0.192", zone, RecordType.A);
    assertEquals(Status.CLOSED, gate.ask(question).join().status());
    assertEquals(Status.CLOSED, gate.known(question).orElseThrow().status());
    gate.examine(zone, ListKind.ADDRESSES).join();
    assertTrue(world.asked.isEmpty());
    assertTrue(gate.closed(zone).orElseThrow().startsWith("closed since "));
    ClosedLists others = ClosedLists.without(List.of(zone.toUpperCase(Locale.ROOT)));
    ListGate open = new ListGate(world, Budgets.NONE, others, clock, Optional.empty());
    assertEquals(Status.OK, open.ask(question).join().status());
    assertEquals(Optional.empty(), open.closed(zone));
  }

  @Test
  void listsBeyondTheMostPassUnguarded() {
    for (int i = 0; i < ListGate.MAX_ZONES; i++) {
      gate.ask(DnsQuestion.ofList("7.2.0.192", i + ".example.net", RecordType.A)).join();
    }
    assertEquals(ListGate.MAX_ZONES, gate.status().size());
    world.answers = name -> List.of("127.255.255.254");
    String last = ListGate.MAX_ZONES - 1 + ".example.net";
    DnsQuestion guarded = DnsQuestion.ofList("7.2.0.192", last, RecordType.A);
    gate.ask(guarded).join();
    assertEquals(Status.NOT_ASKED, gate.ask(guarded).join().status());
    for (int i = 0; i < 2; i++) {
      assertEquals(List.of("127.255.255.254"), ask(gate, "7.2.0.192"));
    }
    assertEquals(ListGate.MAX_ZONES, gate.status().size());
  }

  @Test
  void questionsThatNameNoListPass() {
    world.list("www.example.com", "127.255.255.254");
    DnsQuestion question = DnsQuestion.of("www.example.com", RecordType.A);
    gate.ask(question).join();
    assertEquals(Status.OK, gate.ask(question).join().status());
    assertTrue(gate.status().isEmpty());
  }

  private long timesAsked(String zone) {
    return world.asked.stream().filter(name -> name.endsWith(zone)).count();
  }

  private ListGate gate(Map<String, String> budgets) {
    return new ListGate(world, Budgets.of(budgets), clock);
  }

  private static List<String> ask(ListGate gate, String key) {
    return answer(gate, key).data(RecordType.A);
  }

  private static DnsAnswer answer(ListGate gate, String key) {
    return gate.ask(DnsQuestion.ofList(key, ZONE, RecordType.A)).join();
  }
}
