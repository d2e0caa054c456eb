package org.hamlet.engine;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.DnsClient;
import org.hamlet.regex.MatchBudget;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.Settings;
import org.hamlet.text.RenderedTexts;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.verdict.LimitLog;
import org.hamlet.verdict.LimitReached;

/** One message under scan, read-only for rules. One instance per scan, confined to its thread. */
public final class ScanContext {

  private final ClassifierInput seen;
  private final DomainRegistry domains;
  private final MatchBudget budget;
  private final Optional<ScanNetwork> network;
  private final LimitLog log;
  private final Map<Class<?>, Object> facts = new HashMap<>();

  /**
   * Puts the stages' results together; no network is asked.
   *
   * @param seen what rules and the classifier read of the message
   */
  public ScanContext(ClassifierInput seen, DomainRegistry domains, MatchBudget budget) {
    this(seen, domains, budget, Optional.empty());
  }

  private ScanContext(
      ClassifierInput seen,
      DomainRegistry domains,
      MatchBudget budget,
      Optional<ScanNetwork> network) {
    this.seen = seen;
    this.domains = domains;
    this.budget = budget;
    this.log = budget.log();
    this.network = network;
  }

  /** The same with a network that rules may ask, at the time of that clock. */
  public ScanContext online(DnsClient client, Clock clock) {
    NetTimeout timeout =
        NetTimeout.of(settings().duration("rbl_timeout"), settings().leastRblTimeout());
    boolean frugal = settings().text("hamlet_dns_effort").equals("frugal");
    ScanNetwork asked = new ScanNetwork(client, timeout, frugal, clock);
    return new ScanContext(seen, domains, budget, Optional.of(asked));
  }

  /** What the classifier may look at. */
  public ClassifierInput seen() {
    return seen;
  }

  /** The message. */
  public ParsedMessage message() {
    return seen.message();
  }

  /** The way it came. */
  public RelayPath relays() {
    return seen.relays();
  }

  /** Its texts. */
  public RenderedTexts texts() {
    return seen.texts();
  }

  /** The settings in force, those of the user included. */
  public Settings settings() {
    return seen.settings();
  }

  /** Registry boundaries. */
  public DomainRegistry domains() {
    return domains;
  }

  /** Time left for matching. */
  public MatchBudget budget() {
    return budget;
  }

  /** Whose mail it is, if that is known. */
  public Optional<String> user() {
    return seen.user();
  }

  /** The network; absent when only local rules run. */
  public Optional<ScanNetwork> network() {
    return network;
  }

  /** Notes that an eval function left something out; see {@link LimitReached#of}. */
  public void reached(Class<?> owner, String limit, long value, String unit) {
    log.reached(owner, limit, value, unit);
  }

  /** Where eval functions note what they left out. */
  public LimitLog log() {
    return log;
  }

  /** The limits that the stages and eval functions reached so far. */
  List<LimitReached> limits() {
    LimitLog all = new LimitLog();
    all.addAll(seen.message().limits());
    all.addAll(seen.relays().limits());
    all.addAll(seen.texts().limits());
    all.addAll(log.reached());
    return all.reached();
  }

  /**
   * A fact derived from this message that several eval functions ask for, computed once per scan.
   *
   * @param type the fact's type, its key
   * @param derive computes it; must not ask for the same type again
   */
  public <T> T fact(Class<T> type, Function<ScanContext, T> derive) {
    Object known = facts.get(type);
    if (known == null) {
      known = derive.apply(this);
      facts.put(type, known);
    }
    return type.cast(known);
  }

  /** A fact that was asked for in this scan; empty when nobody did. */
  public <T> Optional<T> known(Class<T> type) {
    return Optional.ofNullable(type.cast(facts.get(type)));
  }
}
