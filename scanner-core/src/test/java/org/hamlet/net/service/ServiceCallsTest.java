package org.hamlet.net.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamlet.net.MovedClock;
import org.junit.jupiter.api.Test;

class ServiceCallsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MovedClock clock = new MovedClock();
  private final ServerRest rest = new ServerRest(clock);
  private final ServiceCalls calls = new ServiceCalls();
  private final AtomicInteger count = new AtomicInteger();

  private ServiceAnswer<String> call(boolean good) {
    return calls
        .<String>start(
            "server",
            rest,
            PATIENCE,
            () -> {
              count.incrementAndGet();
              if (!good) {
                throw new IOException("it does not answer");
              }
              return "word";
            })
        .join();
  }

  @Test
  void aServerThatFailedIsLeftAloneLongerEachTime() {
    assertThat(call(false)).isEqualTo(new ServiceAnswer.Failed<>("it does not answer"));
    assertThat(call(true)).isEqualTo(new ServiceAnswer.Failed<>("left alone after a failure"));
    clock.forward(ServerRest.FIRST_REST);
    call(false);
    clock.forward(ServerRest.FIRST_REST);
    call(true);
    assertThat(count).hasValue(2);
    clock.forward(ServerRest.FIRST_REST);
    assertThat(call(true).value()).contains("word");
    assertThat(call(true).value()).contains("word");
  }

  @Test
  void restsAreNeverLongerThanTheLongest() {
    for (int i = 0; i < 20; i++) {
      call(false);
      clock.forward(ServerRest.LONGEST_REST);
    }
    assertThat(count).hasValue(20);
  }

  @Test
  void moreCallsThanMayWaitFailAtOnce() {
    CountDownLatch end = new CountDownLatch(1);
    ServiceCalls.Call<String> slow = () -> afterwards(end);
    for (int i = 0; i < ServiceCalls.MAX_THREADS + ServiceCalls.MAX_WAITING; i++) {
      assertThat(calls.start("server", rest, PATIENCE, slow)).isNotDone();
    }
    assertThat(calls.start("server", rest, PATIENCE, slow).join())
        .isEqualTo(new ServiceAnswer.Failed<>("too many calls are waiting"));
    end.countDown();
  }

  @Test
  void aCallForWhichNobodyWaitsAnyMoreIsNotMade() {
    CountDownLatch one = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    for (int i = 0; i < ServiceCalls.MAX_THREADS; i++) {
      CountDownLatch end = i == 0 ? one : others;
      assertThat(calls.start("server", rest, PATIENCE, () -> afterwards(end))).isNotDone();
    }
    Duration none = ServiceCalls.GRACE.negated();
    assertThat(calls.start("server", rest, none, count::incrementAndGet).join())
        .isEqualTo(new ServiceAnswer.Failed<>("no answer in time"));
    one.countDown();
    assertThat(call(true).value()).contains("word");
    assertThat(count).hasValue(1);
    others.countDown();
  }

  private static String afterwards(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
