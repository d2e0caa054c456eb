package org.hamlet.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
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

  /**
   * Most questions one scan sends; those beyond count as not asked, those that wait do not count.
   */
  static final int MAX_QUESTIONS = 500;

  /**
   * Most of them about lists and hosts of links, so that a mail of many links cannot keep its
   * author from being looked at: SPF, ten keys, DMARC and an ARC chain take some 50 at most of
   * ordinary mail.
   */
  static final int MAX_LIST_QUESTIONS = 450;

  /**
   * Of how many domains what they say of themselves, such as an ADSP record, moves a score:
   * decision 0005.
   */
  private static final double OTHER_SHARE = 0.02;

  private static final String NO_LIST = "_";

  private final DnsClient client;
  private final Clock clock;
  private final Arrivals arrivals;
  private final QuestionShares shared = new QuestionShares();
  private final LeftOut leftOut = new LeftOut(shared.cut());
  private final Map<DnsQuestion, Awaited<DnsAnswer>> asked = new HashMap<>();
  private final Map<String, Awaited<List<String>>> tags = new HashMap<>();
  private final Map<String, DoubleSupplier> shares = new HashMap<>();
  private final List<Runnable> lastCalls = new ArrayList<>();
  private final List<Runnable> afterAll = new ArrayList<>();
  private final Optional<HeldQuestions> held;
  private int questions;
  private boolean collected;
  private boolean ended;
  private Turn turn = new Turn(Turn.NO_RULE, "");

  /**
   * A network.
   *
   * @param frugal whether questions to lists wait until it is clear that they can matter
   * @param clock what tells whether something has expired; patience is measured without it
   */
  ScanNetwork(DnsClient client, NetTimeout timeout, boolean frugal, Clock clock) {
    this.client = client;
    this.clock = clock;
    this.arrivals = new Arrivals(timeout);
    this.held = frugal ? Optional.of(new HeldQuestions()) : Optional.empty();
  }

  /** On whose behalf questions are asked: a rule by index, and the list they lead to. */
  record Turn(int rule, String list) {

    static final int NO_RULE = -1;
  }

  /** The questions that wait; absent unless the effort is frugal. */
  Optional<HeldQuestions> held() {
    return held;
  }

  /** Does something on behalf of a rule. */
  void within(Turn other, Runnable what) {
    Turn before = turn;
    turn = other;
    try {
      what.run();
    } finally {
      turn = before;
    }
  }

  /**
   * Asks what belongs together, such as the addresses of hosts of links and a list about those.
   *
   * @param list what is asked for all of it, by a name of its own or that of the list
   */
  public void towards(String list, Runnable asking) {
    within(new Turn(turn.rule, list), asking);
  }

  /** The same, to be called later on behalf of the rule that asks now. */
  public <T> Consumer<T> inTurn(Consumer<T> then) {
    Turn now = turn;
    return value -> within(now, () -> then.accept(value));
  }

  /** Says that what a list answers goes into a set that rules read. */
  public void feeds(String set, String list) {
    held.ifPresent(h -> h.feed(set, DnsQuestion.canonical(list)));
  }

  /** Says that the rule whose turn it is reads a set. */
  public void reads(String set) {
    if (turn.rule != Turn.NO_RULE) {
      held.ifPresent(h -> h.read(set, turn.rule));
    }
  }

  /**
   * Says how likely what a domain says of itself moves the score of this message.
   *
   * @param list what is asked for it, as {@link #towards} has it, with an underscore before
   * @param share by what is known when it is called, from 0 to 1
   */
  public void share(String list, DoubleSupplier share) {
    shares.put(list, share);
  }

  /** The share of questions to which a list answers that something is listed. */
  double share(String list) {
    return isList(list)
        ? client.listedShare(list)
        : shares.getOrDefault(list, () -> OTHER_SHARE).getAsDouble();
  }

  /** Whether what is asked is a list, not what a domain says of itself. */
  static boolean isList(String list) {
    return !list.startsWith(NO_LIST);
  }

  /** Sends the questions that wait for a list, now and later, whatever the effort. */
  public void open(String list) {
    held.ifPresent(h -> h.open(list).forEach((question, answer) -> send(list, question, answer)));
  }

  /** Handles what is on its way, and what has to be decided with whatever is known. */
  void settle(long deadlineNanos) {
    arrivals.handle(deadlineNanos);
    while (!lastCalls.isEmpty()) {
      List<Runnable> now = List.copyOf(lastCalls);
      lastCalls.clear();
      now.forEach(Runnable::run);
      arrivals.handle(deadlineNanos);
    }
  }

  /** Asks, unless this scan did so before; {@code then} gets the answer if one comes in time. */
  public void ask(DnsQuestion question, Consumer<DnsAnswer> then) {
    Awaited<DnsAnswer> answer = asked.get(question);
    if (answer == null) {
      answer = new Awaited<>();
      asked.put(question, answer);
      sendOrHold(question, answer);
    } else {
      shareHeld(question);
    }
    String list = listOf(question);
    if (!list.isEmpty() && turn.rule != Turn.NO_RULE) {
      held.ifPresent(h -> h.stake(list, turn.rule));
    }
    answer.whenKnown(inTurn(then));
  }

  private String listOf(DnsQuestion question) {
    return turn.list.isEmpty() ? question.zone() : turn.list;
  }

  /** A question that waits goes out when somebody asks it who need not wait. */
  private void shareHeld(DnsQuestion question) {
    if (held.isPresent() && held.get().holds(listOf(question))) {
      held.get().alsoFor(listOf(question), question);
    } else {
      held.flatMap(h -> h.take(question))
          .ifPresent(answer -> send(listOf(question), question, answer));
    }
  }

  private void sendOrHold(DnsQuestion question, Awaited<DnsAnswer> answer) {
    String list = listOf(question);
    if (held.isEmpty() || !held.get().holds(list)) {
      send(list, question, answer);
      return;
    }
    Optional<DnsAnswer> known = client.known(question);
    if (known.isEmpty()) {
      held.get().add(list, question, answer);
      return;
    }
    if (known.get().status() != DnsAnswer.Status.CLOSED) {
      held.get().free(list);
    }
    send(list, question, answer);
  }

  private void send(String list, DnsQuestion question, Awaited<DnsAnswer> answer) {
    if (!mayAsk(list)) {
      answer.set(DnsAnswer.without(DnsAnswer.Status.NOT_ASKED));
      return;
    }
    questions++;
    Consumer<DnsAnswer> then =
        reply -> {
          leftOut.look(question.zone(), reply);
          if (!ended) {
            answer.set(reply);
          }
        };
    // names that the message chose, of servers that its author may own
    boolean ofHost = question.zone().isEmpty() && !list.isEmpty() && isList(list);
    if (ofHost) {
      arrivals.awaitInTurn(() -> client.ask(question), then);
    } else {
      arrivals.await(client.ask(question), then);
    }
  }

  private boolean mayAsk(String list) {
    boolean ofList = !list.isEmpty() && isList(list);
    int most = ofList ? MAX_LIST_QUESTIONS : MAX_QUESTIONS;
    if (questions >= most) {
      leftOut.questionsBeyondLimit(ofList);
      return false;
    }
    return shared.take(list, questions, most);
  }

  /**
   * Waits for what another service than DNS says, as for the answers of DNS.
   *
   * @param answer must end by itself and never exceptionally
   * @param then gets it, on the scan's own thread, if it comes in time
   */
  public <T> void await(CompletableFuture<T> answer, Consumer<T> then) {
    arrivals.await(
        answer,
        value -> {
          if (!ended) {
            then.accept(value);
          }
        });
  }

  /** The time of day. */
  public Instant now() {
    return clock.instant();
  }

  /** Notes that a service could not be asked or did not answer, for the verdict to say. */
  public void without(String service) {
    leftOut.service(service);
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
    Turn now = turn;
    lastCalls.add(() -> within(now, then));
  }

  /** Calls {@code then} when everything has been decided: for what tells of it. It cannot ask. */
  public void atLast(Runnable then) {
    afterAll.add(then);
  }

  /**
   * Handles what has arrived, waiting for what is missing until time is up; the second time, only
   * what came since.
   *
   * @return what was left out, and why; nothing the second time
   */
  List<LimitReached> collect(long deadlineNanos) {
    settle(deadlineNanos);
    if (collected) {
      return List.of();
    }
    collected = true;
    afterAll.forEach(Runnable::run);
    List<LimitReached> limits = new ArrayList<>();
    arrivals.missing().ifPresent(limits::add);
    limits.addAll(leftOut.limits(held));
    return limits;
  }

  /**
   * Ends the scan: rules are told no more. What is on its way is not awaited, nor said to be
   * missing, since whoever ended the scan did without.
   *
   * @return what is known to have been left out by now; nothing after all was collected
   */
  List<LimitReached> end() {
    ended = true;
    if (collected) {
      return List.of();
    }
    collected = true;
    arrivals.handle(System.nanoTime());
    return leftOut.limits(Optional.empty());
  }

  /** Leaves a list alone for a while. */
  void setAside(String zone, Duration time, String reason) {
    client.setAside(DnsQuestion.canonical(zone), time, reason);
  }
}
