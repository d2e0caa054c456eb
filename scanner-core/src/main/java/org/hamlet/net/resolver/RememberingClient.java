package org.hamlet.net.resolver;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.snapshot.SnapshotKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks nothing twice: what was answered is remembered as long as it may be, across restarts where
 * there is a file, and who asks what is on its way waits for the same answer. The file is read with
 * the first question and written by {@link #keep} alone: flash memory wears out. Thread-safe.
 */
public final class RememberingClient implements DnsClient {

  /** Most answers kept. */
  static final int MAX_KEPT = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(RememberingClient.class);

  private final DnsClient carrier;
  private final AnswerCache cache;
  private final Optional<AnswerFile> file;
  private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> onTheirWay =
      new ConcurrentHashMap<>();

  /** Under which the file was read; empty until then. */
  private volatile Optional<SnapshotKey> circumstances = Optional.empty();

  private volatile boolean changed;

  /**
   * Remembers what the carrier brings.
   *
   * @param file where answers outlive a restart
   */
  public RememberingClient(DnsClient carrier, Clock clock, Optional<AnswerFile> file) {
    this.carrier = carrier;
    this.cache = new AnswerCache(clock, MAX_KEPT);
    this.file = file;
  }

  /** Writes down what the next start can use, if anything is new: to be called at the end. */
  public synchronized void keep() {
    if (changed && circumstances.isPresent()) {
      changed = false;
      List<KeptAnswer> answers = cache.conclusive(AnswerFile.LEAST_LEFT_MILLIS);
      file.orElseThrow().write(answers, circumstances.get());
    }
  }

  /** What is remembered; the file is read before the first use. */
  private AnswerCache remembered() {
    if (file.isPresent() && circumstances.isEmpty()) {
      open(file.get());
    }
    return cache;
  }

  private synchronized void open(AnswerFile kept) {
    if (circumstances.isEmpty()) {
      SnapshotKey now = kept.circumstances();
      cache.restore(kept.read(now));
      circumstances = Optional.of(now);
    }
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    DnsQuestion key = DnsQuestion.of(question.name(), question.type());
    Optional<DnsAnswer> known = remembered().get(key);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
    CompletableFuture<DnsAnswer> before = onTheirWay.putIfAbsent(key, answer);
    if (before != null) {
      return before;
    }
    try {
      CompletableFuture<DnsAnswer> unused =
          carrier.ask(question).whenComplete((reply, bug) -> end(key, answer, reply, bug));
    } catch (RuntimeException | Error bug) {
      end(key, answer, null, bug);
    }
    return answer;
  }

  /** Whatever went wrong, nobody goes on waiting for it, and the question may be asked again. */
  private void end(
      DnsQuestion key,
      CompletableFuture<DnsAnswer> answer,
      @Nullable DnsAnswer reply,
      @Nullable Throwable bug) {
    onTheirWay.remove(key, answer);
    DnsAnswer told = reply == null ? DnsAnswer.without(DnsAnswer.Status.OTHER_ERROR) : reply;
    try {
      if (bug != null) {
        LOG.error("the question for {} came to nothing", key.name(), bug);
      }
      cache.put(key, told);
      if (told.conclusive()) {
        changed = true;
      }
    } finally {
      answer.complete(told);
    }
  }

  @Override
  public Optional<DnsAnswer> known(DnsQuestion question) {
    return remembered()
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
