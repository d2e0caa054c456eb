package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a listing counts, and what a list that lists everything comes to. */
class ListProofTest {

  private static final String ZONE = "list.example.net";

  private final ListWorld world = new ListWorld();
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

  /** One that died and answers "listed" to all mail, but nothing for a test, once counted. */
  @Test
  void aListThatNeverProvedItselfIsNotBelievedWhereItsTestEntryIsUnanswered() {
    world.unanswered.add("1.0.0.127." + ZONE);
    world.answers = name -> List.of("127.0.0.2");
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());
    assertTrue(gate.status().get(0).state().contains("whether it lists everything"));
    for (int mail = 0; mail < 1_000; mail++) {
      assertEquals(Status.NOT_ASKED, answer(gate, mail % 200 + ".2.0.192").status());
      clock.forward(Duration.ofMinutes(1));
    }
    assertTrue(world.asked.size() <= 201, world.asked.size() + " questions in 1,000 minutes");
  }

  @Test
  void aListThatDiesAndDoesNotAnswerForATestGivesOneListing() {
    world.answers = name -> List.of();
    ask(gate, "7.2.0.192");
    world.unanswered.add("1.0.0.127." + ZONE);
    world.answers = name -> List.of("127.0.0.2");
    assertEquals(Status.OK, answer(gate, "8.2.0.192").status());
    for (int mail = 0; mail < 200; mail++) {
      assertEquals(Status.NOT_ASKED, answer(gate, mail + ".2.0.192").status());
      clock.forward(Duration.ofMinutes(1));
    }
  }

  @Test
  void aListThatListsNothingJustBeforeIsBelievedWithoutItsTestEntry() {
    world.unanswered.add("1.0.0.127." + ZONE);
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    for (int mail = 0; mail < 100; mail++) {
      ask(gate, "8.2.0.192");
      assertEquals(List.of("127.0.0.2"), ask(gate, "7.2.0.192"));
    }
    assertEquals(1, proofs());
  }

  @Test
  void aListThatDidNotTellIsAskedAgainAfterTenMinutes() {
    world.unanswered.add("1.0.0.127." + ZONE);
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    ask(gate, "8.2.0.192");
    ask(gate, "7.2.0.192");
    clock.forward(ListGate.BELIEVED_UNTOLD.minusMillis(1));
    ask(gate, "8.2.0.192");
    ask(gate, "7.2.0.192");
    assertEquals(1, proofs());
    clock.forward(Duration.ofMillis(1));
    ask(gate, "8.2.0.192");
    ask(gate, "7.2.0.192");
    assertEquals(2, proofs());
  }

  @Test
  void anUnprovedRunWaitsForProofAtItsLimit() {
    ListingRun run = new ListingRun();
    for (int i = 1; i < ListingRun.UNPROVED_IN_A_ROW; i++) {
      assertFalse(run.said(true));
    }
    assertTrue(run.said(true));
    run.said(false);
    assertFalse(run.said(true));
  }

  @Test
  void aListThatProvedItselfTheDayBeforeIsBelievedOnceWithoutItsTestEntry() {
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    ask(gate, "7.2.0.192");
    world.unanswered.add("1.0.0.127." + ZONE);
    clock.forward(ListGate.BELIEVED.plusHours(1));
    assertEquals(List.of("127.0.0.2"), ask(gate, "7.2.0.192"));
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());
  }

  @Test
  void aListThatProvedItselfLongAgoIsNot() {
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    ask(gate, "7.2.0.192");
    world.unanswered.add("1.0.0.127." + ZONE);
    clock.forward(ListGate.BELIEVED.plus(ListGate.VOUCHED));
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());
  }

  /** What a process of one listed message is told, that knows of others by the accounts alone. */
  private Status ofACommand(Path folder) {
    ListGate one =
        new ListGate(
            world, Budgets.NONE, ClosedLists.ALL, clock, Optional.of(folder.resolve("accounts")));
    Status status = answer(one, "7.2.0.192").status();
    one.save();
    return status;
  }

  /** Commands of one message each, that know of the others by the file of accounts alone. */
  @Test
  void processesOfOneListingEachBelieveADeadListOnce(@TempDir Path folder) {
    clock.forward(Duration.ofDays(20_000));
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    Supplier<Status> process =
        () -> {
          Status status = ofACommand(folder);
          clock.forward(Duration.ofHours(1));
          return status;
        };
    assertEquals(Status.OK, process.get());
    world.unanswered.add("1.0.0.127." + ZONE);
    clock.forward(ListGate.BELIEVED);
    assertEquals(Status.OK, process.get());
    for (int i = 0; i < 20; i++) {
      assertEquals(Status.NOT_ASKED, process.get());
    }
    world.unanswered.clear();
    assertEquals(Status.OK, process.get());
  }

  @Test
  void processesOfOneListingEachDoNotBelieveAListThatDiesDuringADay(@TempDir Path folder) {
    clock.forward(Duration.ofDays(20_000));
    Supplier<Status> process = () -> ofACommand(folder);
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    assertEquals(Status.OK, process.get());
    assertEquals(Status.OK, process.get());
    world.answers = name -> List.of("127.0.0.2");
    assertEquals(Status.NOT_ASKED, process.get());
    int asked = world.asked.size();
    assertEquals(Status.NOT_ASKED, process.get());
    assertEquals(asked, world.asked.size());
  }

  @Test
  void whatTheFileSaysOfAListStaysWhereAProcessFindsItConfirmed() {
    ZoneRecord first = new ZoneRecord(ZONE);
    first.said(true, 0);
    first.prove(0);
    ZoneRecord next = ZoneRecord.of(first.account());
    next.said(true, 1_000);
    assertFalse(next.believed(1_000));
    next.prove(1_000);
    assertTrue(next.believed(1_000));
    assertEquals(first.account().state(), next.account().state());
  }

  @Test
  void aListWhoseTestCouldNotBeSentIsNotBlamed() {
    world.unsent.add("1.0.0.127." + ZONE);
    world.list("7.2.0.192." + ZONE, "127.0.0.2");
    assertEquals(Status.NOT_ASKED, answer(gate, "7.2.0.192").status());
    world.unsent.clear();
    assertEquals(List.of("127.0.0.2"), ask(gate, "7.2.0.192"));
  }

  private long proofs() {
    return world.asked.stream().filter(name -> name.startsWith("1.0.0.127.")).count();
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
