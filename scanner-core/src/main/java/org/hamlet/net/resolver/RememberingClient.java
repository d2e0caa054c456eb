package org.hamlet.net.resolver;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;

/**
 * Asks nothing twice: what was answered is remembered as long as it may be, and who asks what is on
 * its way waits for the same answer. Thread-safe.
 */
public final class RememberingClient implements DnsClient {

  /** Most answers kept. */
  static final int MAX_KEPT = 5_000;

  private final DnsClient carrier;
  private final AnswerCache cache;
  private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> onTheirWay =
      new ConcurrentHashMap<>();

  /** Remembers what the carrier brings. */
  public RememberingClient(DnsClient carrier, Clock clock) {
    this.carrier = carrier;
    this.cache = new AnswerCache(clock, MAX_KEPT);
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    DnsQuestion key = DnsQuestion.of(question.name(), question.type());
    Optional<DnsAnswer> known = cache.get(key);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
    CompletableFuture<DnsAnswer> before = onTheirWay.putIfAbsent(key, answer);
    if (before != null) {
      return before;
    }
    CompletableFuture<Void> unused =
        carrier
            .ask(question)
            .thenAccept(
                reply -> {
                  cache.put(key, reply);
                  onTheirWay.remove(key, answer);
                  answer.complete(reply);
                });
    return answer;
  }

  @Override
  public Optional<DnsAnswer> known(DnsQuestion question) {
    return cache
        .get(DnsQuestion.of(question.name(), question.type()))
        .or(() -> carrier.known(question));
  }

  @Override
  public double listedShare(String zone) {
    return carrier.listedShare(zone);
  }

  @Override
  public void setAside(String zone, Duration time, String reason) {
    carrier.setAside(zone, time, reason);
  }
}
