package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
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
