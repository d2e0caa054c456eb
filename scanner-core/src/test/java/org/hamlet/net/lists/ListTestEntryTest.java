package org.hamlet.net.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of addresses and of names, asked about both, as mail pleases. */
class ListTestEntryTest {

  private static final String ZONE = "multi.example.net";
  private static final String ADDRESS = "7.2.0.192";
  private static final String NAME = "shop.example.com";
  private static final String OF_ADDRESSES = "2.0.0.127";
  private static final String OF_NAMES = "test";

  private final Set<String> listed = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private final MovedClock clock = new MovedClock();
  private final ListGate gate = new ListGate(this::answer, Budgets.of(Map.of()), clock);

  /** As multi.uribl.com is, which any sender makes be asked about an address by a link to one. */
  @Test
  void aListOfNamesThatHasTheEntryOfAddressesAloneIsNotLostByMailOfEitherKind() {
    listed.add(OF_ADDRESSES);
    for (int week = 0; week < 8; week++) {
      askOften(week % 2 == 0 ? ADDRESS : NAME);
      assertThat(gate.status().get(0).usable()).as("week %d", week).isTrue();
      clock.forward(Duration.ofDays(1));
      askOften(week % 2 == 0 ? NAME : ADDRESS);
      assertThat(gate.status().get(0).usable()).as("week %d", week).isTrue();
      assertThat(gate.status().get(0).state()).isEqualTo("answers");
      clock.forward(Examination.GOOD_FOR);
    }
  }

  @Test
  void theEntryThatAListLostIsMissedWhateverTheOtherSays() {
    listed.addAll(Set.of(OF_ADDRESSES, OF_NAMES));
    askOften(ADDRESS);
    askOften(NAME);
    listed.remove(OF_NAMES);
    clock.forward(Examination.GOOD_FOR);
    askOften(NAME);
    clock.forward(Examination.RETRY);
    askOften(ADDRESS);
    assertThat(gate.status().get(0).usable()).isTrue();
    askOften(NAME);
    assertThat(gate.status().get(0).usable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {ADDRESS, NAME})
  void anEntryThatIsMissedOnceAndThereTheNextDayIsNotLost(String key) {
    listed.addAll(Set.of(OF_ADDRESSES, OF_NAMES));
    askOften(key);
    listed.clear();
    clock.forward(Examination.GOOD_FOR);
    askOften(key);
    assertThat(gate.status().get(0).state())
        .isEqualTo("answers, but did not have its test entry when last asked for it");
    listed.addAll(Set.of(OF_ADDRESSES, OF_NAMES));
    clock.forward(Examination.RETRY);
    askOften(key);
    assertThat(gate.status().get(0).state()).isEqualTo("answers");
    assertThat(gate.status().get(0).usable()).isTrue();
  }

  @Test
  void whoeverChecksTwiceOnADayDoesNotLoseAList() {
    listed.add(OF_ADDRESSES);
    gate.examine(ZONE, ListKind.ADDRESSES).join();
    listed.clear();
    for (int i = 0; i < 3; i++) {
      gate.examine(ZONE, ListKind.ADDRESSES).join();
      clock.forward(Duration.ofHours(1));
      assertThat(gate.status().get(0).usable()).isTrue();
    }
    clock.forward(Examination.RETRY);
    gate.examine(ZONE, ListKind.ADDRESSES).join();
    assertThat(gate.status().get(0).usable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ann@example.com", "www.example.com/path", "ann+x.y", "d41d8cd98f00b204", "a b.c"})
  void plainTextIsNoNameSoItsListIsNotAskedForOne(String key) {
    askOften(key);
    assertThat(asked).hasSize(Examination.WORTH_AFTER).doesNotContain(OF_NAMES + "." + ZONE);
  }

  private void askOften(String key) {
    for (int i = 0; i < Examination.WORTH_AFTER; i++) {
      gate.ask(DnsQuestion.ofList(key, ZONE, RecordType.A)).join();
    }
  }

  private CompletableFuture<DnsAnswer> answer(DnsQuestion question) {
    String name = question.name();
    asked.add(name);
    String key = name.substring(0, name.length() - ZONE.length() - 1);
    List<DnsRecord> records =
        listed.contains(key)
            ? List.of(new DnsRecord(name, RecordType.A, 60, "127.0.0.2"))
            : List.of();
    return CompletableFuture.completedFuture(new DnsAnswer(Status.OK, records, 60));
  }
}
