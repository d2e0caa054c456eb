package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that are well, refuse, are dead, or list the world. */
class ListGateTest {

  private static final String ZONE = "list.example.net";

  private final World world = new World();
  private final MovedClock clock = new MovedClock();
  private final ListGate gate = gate(Map.of());

  @Test
  void aListingIsPassedOnOnceTheListProvedNotToListEverything() {
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    assertEquals(List.of("127.0.0.2"), ask(gate, "7.2.0.192"));
    assertEquals(List.of("7.2.0.192." + ZONE, "1.0.0.127." + ZONE), world.asked);
    ask(gate, "7.2.0.192");
    assertEquals(3, world.asked.size());
  }

  @Test
  void aListThatDiesDuringADayGivesNoSecondListing() {
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    ask(gate, "7.2.0.192");
    ask(gate, "8.2.0.192");
    world.answers = name -> List.of("127.0.0.2");
    assertEquals(Status.OK, answer(gate, "9.2.0.192").status());
    assertEquals(Status.NOT_ASKED, answer(gate, "10.2.0.192").status());
    assertEquals(Status.NOT_ASKED, answer(gate, "11.2.0.192").status());
  }

  /** Shares of questions that list something, in percent, and what proof may cost of each 100. */
  @ParameterizedTest(name = "{0} %")
  @CsvSource({"1, 0.1", "10, 1.5", "30, 7", "50, 13.5", "67, 17.5", "90, 18.5"})
  void proofOfRunsOfListingsCostsLittle(int share, double most) {
    Random random = new Random(share);
    world.answers = name -> name.startsWith("listed.") ? List.of("127.0.0.2") : List.of();
    int questions = 10_000;
    for (int i = 0; i < questions; i++) {
      ask(gate, random.nextInt(100) < share ? "listed.example.com" : "fine.example.com");
    }
    double proofs = 100.0 * (world.asked.size() - questions) / questions;
    assertTrue(proofs <= most, proofs + " of 100 questions are for proof");
  }

  @Test
  void aTestEntryThatIsThereNeitherBeginsNorEndsARun() {
    world.answers = name -> List.of();
    ask(gate, "7.2.0.192");
    world.answers = name -> name.startsWith("1.0.0.127") ? List.of() : List.of("127.0.0.2");
    ask(gate, "8.2.0.192");
    int proved = world.asked.size();
    ask(gate, "2.0.0.127");
    ask(gate, "9.2.0.192");
    assertEquals(proved + 2, world.asked.size());
  }

  @Test
  void aListThatDiesAmongListingsIsFoundOutAtTheEighth() {
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    assertEquals(List.of("127.0.0.2"), ask(gate, "7.2.0.192"));
    world.answers = name -> List.of("127.0.0.2");
    for (int i = 1; i < ListingRun.LISTED_IN_A_ROW; i++) {
      assertEquals(Status.OK, answer(gate, i + ".2.0.192").status());
    }
    assertEquals(Status.NOT_ASKED, answer(gate, "99.2.0.192").status());
    assertEquals(Status.NOT_ASKED, answer(gate, "100.2.0.192").status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7.2.0.192, 1.0.0.127",
    "shop.example.com, invalid",
    "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2, "
        + "1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"
  })
  void aListThatListsEverythingIsSetAside(String key, String testPoint) {
    world.answers = name -> List.of("127.0.0.2");
    assertEquals(Status.NOT_ASKED, answer(gate, key).status());
    assertEquals(List.of(key + "." + ZONE, testPoint + "." + ZONE), world.asked);
    assertEquals(Status.NOT_ASKED, answer(gate, key).status());
    assertEquals(2, world.asked.size());
    assertFalse(gate.status().get(0).usable());
  }

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
  void aListIsExaminedByItsTestPoints() {
    world.list("2.0.0.127." + ZONE, "127.0.0.2");
    gate.examine(ZONE, ListKind.ADDRESSES).join();
    assertEquals("answers", gate.status().get(0).state());
    world.list(
        "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + ZONE, "127.0.0.2");
    gate.examine(ZONE, ListKind.ADDRESSES).join();
    assertEquals("answers, about IPv6 addresses too", gate.status().get(0).state());
    assertEquals(0, gate.status().get(0).listedToday());
    world.list("1.0.0.127." + ZONE, "127.0.0.2");
    clock.forward(Duration.ofDays(2));
    gate.examine(ZONE, ListKind.ADDRESSES).join();
    assertFalse(gate.status().get(0).usable());
  }

  @Test
  void aListWithoutItsTestEntryIsRemarkedUpon() {
    gate.examine("names.example.net", ListKind.NAMES).join();
    assertEquals(
        "answers, but lacks the test entry every list must have", gate.status().get(0).state());
    assertEquals(List.of("invalid.names.example.net", "test.names.example.net"), world.asked);
  }

  @Test
  void ofAListOfHashesNoEntryIsExpected() {
    gate.examine("hashes.example.net", ListKind.WORDS).join();
    assertEquals("answers", gate.status().get(0).state());
    world.list("invalid.hashes.example.net", "127.0.0.2");
    clock.forward(Duration.ofDays(2));
    gate.examine("hashes.example.net", ListKind.WORDS).join();
    assertFalse(gate.status().get(0).usable());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "7.2.0.192, 2.0.0.127",
    "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2, 2.0.0.127",
    "shop.example.com, test"
  })
  void aListThatIsMuchAskedIsAskedOnceAWeekForItsTestEntry(String key, String entry) {
    for (int i = 1; i < Examination.WORTH_AFTER; i++) {
      ask(gate, key);
    }
    assertEquals(Set.of(key + "." + ZONE), Set.copyOf(world.asked));
    ask(gate, key);
    assertEquals(entry + "." + ZONE, world.asked.get(world.asked.size() - 1));
    assertEquals(
        "answers, but lacks the test entry every list must have", gate.status().get(0).state());
    int asked = world.asked.size();
    clock.forward(Examination.GOOD_FOR.minusMillis(1));
    askOften(key);
    assertEquals(asked + Examination.WORTH_AFTER, world.asked.size());
    clock.forward(Duration.ofMillis(1));
    askOften(key);
    assertEquals(2, world.asked.stream().filter((entry + "." + ZONE)::equals).count());
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void inTheBackgroundTheTestEntryAboutIpv6IsAskedForWhereTheOtherIsThere() {
    world.list("2.0.0.127." + ZONE, "127.0.0.2");
    world.list(
        "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0." + ZONE, "127.0.0.2");
    askOften("7.2.0.192");
    assertEquals("answers, about IPv6 addresses too", gate.status().get(0).state());
    assertEquals(0, gate.status().get(0).listedToday());
  }

  @Test
  void aListThatLostItsTestEntryIsSetAsideUntilItHasItAgain() {
    world.list("2.0.0.127." + ZONE, "127.0.0.2");
    askOften("7.2.0.192");
    assertEquals("answers", gate.status().get(0).state());
    world.unlist("2.0.0.127." + ZONE);
    clock.forward(Examination.GOOD_FOR);
    askOften("7.2.0.192");
    assertTrue(gate.status().get(0).usable(), "once may be a bad hour");
    clock.forward(Examination.RETRY);
    askOften("7.2.0.192");
    assertFalse(gate.status().get(0).usable());
    assertTrue(gate.status().get(0).state().startsWith("it lost the test entry"));
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());

    clock.forward(ZoneRecord.LONGEST_REST);
    askOften("7.2.0.192");
    assertFalse(gate.status().get(0).usable(), "it still lacks it");

    world.list("2.0.0.127." + ZONE, "127.0.0.2");
    clock.forward(ZoneRecord.LONGEST_REST);
    askOften("7.2.0.192");
    assertEquals("answers", gate.status().get(0).state());
    assertTrue(gate.status().get(0).usable());
  }

  @Test
  void whatHasNoTestEntriesIsNotAskedForThem() {
    askOften("d41d8cd98f00b204e9800998ecf8427e");
    assertEquals(Examination.WORTH_AFTER, world.asked.size());
  }

  @Test
  void theLastQuestionOfABudgetIsNoTest() {
    ListGate limited = gate(Map.of(ZONE, Examination.WORTH_AFTER + "/day"));
    for (int i = 0; i < Examination.WORTH_AFTER; i++) {
      ask(limited, "7.2.0.192");
    }
    assertEquals(Examination.WORTH_AFTER, world.asked.size());
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

  private void askOften(String key) {
    for (int i = 0; i < Examination.WORTH_AFTER; i++) {
      ask(gate, key);
    }
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

  private static final class World implements DnsClient {

    private final Map<String, List<String>> listed = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Function<String, List<String>> answers = n -> listed.getOrDefault(n, List.of());
    private final Set<String> dead = new HashSet<>();
    private Status status = Status.OK;

    void list(String name, String address) {
      listed.put(name, List.of(address));
    }

    void unlist(String name) {
      listed.remove(name);
    }

    @Override
    public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
      asked.add(question.name());
      List<DnsRecord> records =
          answers.apply(question.name()).stream()
              .map(data -> new DnsRecord(question.name(), question.type(), 60, data))
              .toList();
      if (status != Status.OK || dead.contains(question.zone())) {
        return CompletableFuture.completedFuture(
            DnsAnswer.without(status == Status.OK ? Status.SERVER_FAILED : status));
      }
      return CompletableFuture.completedFuture(new DnsAnswer(status, records, 60));
    }
  }
}
