package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HeldBytesTest {

  private static final long MOST = 1_000_000;

  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final HeldBytes held = new HeldBytes(MOST, loop::add);
  private final List<String> wentOn = new ArrayList<>();

  private void run() {
    while (!loop.isEmpty()) {
      loop.remove().run();
    }
  }

  /** Takes it, or waits until it can. */
  private void want(HeldBytes.Part part, String name, long count) {
    if (part.take(count)) {
      wentOn.add(name);
    } else {
      part.await(() -> want(part, name, count));
    }
  }

  @Test
  void bytesAreGivenUpToTheLimitAndAgainAfterRelease() {
    HeldBytes.Part first = held.part();
    HeldBytes.Part second = held.part();
    assertThat(first.take(MOST)).isTrue();
    assertThat(second.take(HeldBytes.ALWAYS_BYTES + 1)).isFalse();
    first.giveBack(600_000);
    assertThat(second.take(600_010)).isFalse();
    assertThat(second.take(600_000)).isTrue();
    first.giveBackAll();
    assertThat(held.now()).isEqualTo(600_000);
  }

  @Test
  void whatEveryRequestGetsIsGivenBeyondTheLimitToo() {
    assertThat(held.part().take(MOST)).isTrue();
    HeldBytes.Part small = held.part();
    assertThat(small.take(HeldBytes.ALWAYS_BYTES)).isTrue();
    assertThat(small.take(1)).isFalse();
  }

  @Test
  void oneGoesBeyondTheLimitAndTheNextOnlyWhenItIsDone() {
    HeldBytes.Part full = held.part();
    HeldBytes.Part second = held.part();
    HeldBytes.Part third = held.part();
    assertThat(full.take(MOST)).isTrue();
    want(third, "third", 500_000);
    want(second, "second", 500_000);
    run();
    assertThat(wentOn).containsExactly("second");
    assertThat(held.now()).isEqualTo(1_500_000);
    second.giveBackAll();
    run();
    assertThat(wentOn).containsExactly("second", "third");
    assertThat(held.now()).isEqualTo(1_500_000);
  }

  @Test
  void whoCameLaterWaitsAlthoughItsWishIsSmallerAndFits() {
    HeldBytes.Part full = held.part();
    HeldBytes.Part beyond = held.part();
    HeldBytes.Part third = held.part();
    HeldBytes.Part last = held.part();
    assertThat(full.take(MOST - 100_000)).isTrue();
    want(beyond, "beyond", 300_000);
    run();
    full.giveBack(300_000);
    want(third, "third", 900_000);
    run();
    want(last, "last", 50_000);
    run();
    assertThat(wentOn).containsExactly("beyond", "third");
    beyond.giveBackAll();
    full.giveBackAll();
    run();
    assertThat(wentOn).containsExactly("beyond", "third", "last");
  }

  @Test
  void requestsOfWhichEachHasAPartDoNotWaitForEachOtherForEver() {
    List<HeldBytes.Part> parts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      parts.add(held.part());
      assertThat(parts.get(i).take(MOST / 10)).isTrue();
    }
    for (int i = 0; i < 10; i++) {
      want(parts.get(i), "" + i, MOST / 2);
    }
    run();
    for (int i = 0; i < 10; i++) {
      assertThat(held.now()).isLessThanOrEqualTo(MOST + MOST / 2);
      parts.get(i).giveBackAll();
      run();
    }
    assertThat(wentOn).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(held.now()).isZero();
  }

  @Test
  void whoHasHandedInManyMessagesWaitsForHimselfAndNotOthersForHim() {
    Queue<HeldBytes.Part> flood = new ArrayDeque<>();
    for (int i = 0; i < 60; i++) {
      HeldBytes.Part part = held.part();
      assertThat(part.take(100)).isTrue();
      part.isOf("anna");
      want(part, "anna", MOST / 10 - 100);
      flood.add(part);
    }
    run();
    int held10 = wentOn.size();
    assertThat(held10).isBetween(10, 11);
    HeldBytes.Part small = held.part();
    assertThat(small.take(100)).isTrue();
    small.isOf("bert");
    want(small, "bert", 100_000);
    run();
    for (int i = 0; i < 2; i++) {
      flood.remove().giveBackAll();
      run();
    }
    assertThat(wentOn.subList(held10, wentOn.size())).startsWith("bert");
  }

  @Test
  void whatAUserHoldsIsForgottenWithTheLast() {
    HeldBytes.Part first = held.part();
    HeldBytes.Part second = held.part();
    first.isOf("anna");
    assertThat(first.take(MOST)).isTrue();
    want(second, "second", 500_000);
    second.isOf("anna");
    first.giveBackAll();
    run();
    second.giveBackAll();
    assertThat(wentOn).containsExactly("second");
    assertThat(held.users()).isZero();
  }

  @Test
  void whoLeavesWaitsNoLonger() {
    assertThat(held.part().take(MOST)).isTrue();
    HeldBytes.Part gone = held.part();
    HeldBytes.Part next = held.part();
    want(gone, "gone", 500_000);
    gone.giveBackAll();
    want(next, "next", 500_000);
    run();
    assertThat(wentOn).containsExactly("next");
  }
}
