package org.hamlet.net.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.MovedClock;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;

/** What becomes of a question when what carries it fails by a fault of ours. */
class RememberingClientTest {

  private static final DnsQuestion QUESTION = DnsQuestion.of("a.example.com", RecordType.A);

  private final Queue<Supplier<CompletableFuture<DnsAnswer>>> carried = new ArrayDeque<>();
  private final RememberingClient client =
      new RememberingClient(question -> carried.remove().get(), new MovedClock(), Optional.empty());

  private Status status() {
    return client.ask(QUESTION).getNow(DnsAnswer.without(Status.TIMED_OUT)).status();
  }

  private static CompletableFuture<DnsAnswer> bug() {
    throw new IllegalStateException("a bug of the carrier");
  }

  private static CompletableFuture<DnsAnswer> error() {
    throw new OutOfMemoryError("while asking");
  }

  /** Once whoever asked it later waited in vain. */
  @Test
  void aQuestionThatComesToNothingEndsAndCanBeAskedAgain() {
    DnsAnswer good = new DnsAnswer(Status.OK, List.of(), 60);
    carried.add(() -> CompletableFuture.failedFuture(new IllegalStateException("a bug behind")));
    carried.add(RememberingClientTest::bug);
    carried.add(RememberingClientTest::error);
    carried.add(() -> CompletableFuture.completedFuture(good));
    assertThat(status()).isEqualTo(Status.OTHER_ERROR);
    assertThat(status()).isEqualTo(Status.OTHER_ERROR);
    assertThat(status()).isEqualTo(Status.OTHER_ERROR);
    assertThat(status()).isEqualTo(Status.OK);
    assertThat(status()).as("remembered").isEqualTo(Status.OK);
  }
}
