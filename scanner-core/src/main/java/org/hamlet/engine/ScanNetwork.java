package org.hamlet.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.verdict.LimitReached;

/**
 * The network side of one scan. Questions go out at once; answers wait in a queue until the engine
 * has run all other rules and collects them, so that everything rules do with an answer happens on
 * the scan's own thread. A question that several rules ask is sent once. Confined to that thread.
 */
public final class ScanNetwork {

  /** Most questions of one scan; those beyond count as not asked. */
  static final int MAX_QUESTIONS = 250;

  private final DnsClient client;
  private final NetTimeout timeout;
  private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
  private final Map<DnsQuestion, Awaited<DnsAnswer>> asked = new HashMap<>();
  private final Map<String, Awaited<List<String>>> tags = new HashMap<>();
  private final List<Runnable> lastCalls = new ArrayList<>();
  private int open;
  private long lastSentNanos;
  private boolean overLimit;
  private final Set<String> leftOut = new TreeSet<>();

  ScanNetwork(DnsClient client, NetTimeout timeout) {
    this.client = client;
    this.timeout = timeout;
  }

  /** Asks, unless this scan did so before; {@code then} gets the answer if one comes in time. */
  public void ask(DnsQuestion question, Consumer<DnsAnswer> then) {
    Awaited<DnsAnswer> answer = asked.get(question);
    if (answer == null) {
      answer = new Awaited<>();
      asked.put(question, answer);
      send(question, answer);
    }
    answer.whenKnown(then);
  }

  private void send(DnsQuestion question, Awaited<DnsAnswer> answer) {
    if (asked.size() > MAX_QUESTIONS) {
      overLimit = true;
      answer.set(DnsAnswer.without(DnsAnswer.Status.NOT_ASKED));
      return;
    }
    open++;
    lastSentNanos = System.nanoTime();
    CompletableFuture<Void> unused =
        client
            .ask(question)
            .thenAccept(reply -> arrived.add(new Arrival(answer, reply, question.zone())));
  }

  /** The values of a tag that rules may make known in the course of the scan. */
  public Awaited<List<String>> tag(String name) {
    return tags.computeIfAbsent(name, n -> new Awaited<>());
  }

  /** The tags that became known, with values. */
  Map<String, List<String>> knownTags() {
    Map<String, List<String>> known = new TreeMap<>();
    tags.forEach(
        (name, values) ->
            values.now().filter(v -> !v.isEmpty()).ifPresent(v -> known.put(name, v)));
    return known;
  }

  /**
   * Calls {@code then} when no question is open any more, or time is up: for what has to decide
   * with whatever is known. It may ask again.
   */
  public void atEnd(Runnable then) {
    lastCalls.add(then);
  }

  /**
   * Handles what has arrived, waiting for what is missing until time is up.
   *
   * @return what was left out, and why
   */
  List<LimitReached> collect(long deadlineNanos) {
    await(deadlineNanos);
    while (!lastCalls.isEmpty()) {
      List<Runnable> now = List.copyOf(lastCalls);
      lastCalls.clear();
      now.forEach(Runnable::run);
      await(deadlineNanos);
    }
    List<LimitReached> limits = new ArrayList<>();
    if (open > 0) {
      String text = timeout.initial().toSeconds() + " s; questions without an answer: " + open;
      limits.add(new LimitReached("rbl_timeout", text));
    }
    if (overLimit) {
      limits.add(
          new LimitReached("engine.ScanNetwork.MAX_QUESTIONS", MAX_QUESTIONS + " questions"));
    }
    if (!leftOut.isEmpty()) {
      limits.add(new LimitReached("lists_left_out", String.join(", ", leftOut)));
    }
    return limits;
  }

  /** Leaves a list alone for a while. */
  void setAside(String zone, Duration time, String reason) {
    client.setAside(DnsQuestion.canonical(zone), time, reason);
  }

  /** Handles what has arrived without waiting. */
  void collectWithoutWaiting() {
    collect(System.nanoTime());
  }

  private void await(long deadlineNanos) {
    try {
      while (open > 0) {
        Arrival next = arrived.poll(Math.max(0, waitNanos(deadlineNanos)), TimeUnit.NANOSECONDS);
        if (next == null) {
          return;
        }
        open--;
        if (next.reply.status() == DnsAnswer.Status.NOT_ASKED && !next.zone.isEmpty()) {
          leftOut.add(next.zone);
        }
        next.answer.set(next.reply);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long waitNanos(long deadlineNanos) {
    long now = System.nanoTime();
    double done = (double) (asked.size() - open) / asked.size();
    Duration patience = timeout.after(done);
    return Math.min(deadlineNanos - now, lastSentNanos + patience.toNanos() - now);
  }

  /** One answer on its way to whoever asked. */
  private record Arrival(Awaited<DnsAnswer> answer, DnsAnswer reply, String zone) {}
}
