package org.hamlet.net.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists are asked for the entries they must have and must not have (RFC 5782). */
class ListExaminationTest {

  private static final String ZONE = "list.example.net";

  private final ListWorld world = new ListWorld();
  private final MovedClock clock = new MovedClock();
  private final ListGate gate = gate(Map.of());

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
}
