package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {

  private final List<String> done = new ArrayList<>();
  private final Turns turns = new Turns();

  private void add(String user, String task) {
    turns.add(user, () -> done.add(task));
  }

  private List<String> runAll(int tasks) {
    for (int i = 0; i < tasks; i++) {
      turns.next().run();
    }
    return done;
  }

  @Test
  void usersTakeTurnsAndEachKeepsHisOrder() {
    add("a", "a1");
    add("a", "a2");
    add("a", "a3");
    add("b", "b1");
    add("c", "c1");
    add("b", "b2");
    assertThat(runAll(6)).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
  }

  @Test
  void whoComesLateIsServedAfterOneOfEachOther() {
    add("a", "a1");
    add("a", "a2");
    runAll(1);
    add("b", "b1");
    add("a", "a3");
    assertThat(runAll(3)).containsExactly("a1", "a2", "b1", "a3");
  }

  @Test
  void aTaskThatTheQueueHasNoRoomForIsNotDoneLater() throws InterruptedException {
    Workers workers = new Workers("scan", 1, 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(2);
    try {
      workers.submit(
          "a",
          () -> {
            begun.countDown();
            await(end);
            all.countDown();
          });
      begun.await();
      workers.submit("a", all::countDown);
      assertThatThrownBy(() -> workers.submit("b", () -> done.add("b")))
          .isInstanceOf(RejectedExecutionException.class);
      end.countDown();
      all.await();
    } finally {
      workers.close();
    }
    assertThat(done).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
