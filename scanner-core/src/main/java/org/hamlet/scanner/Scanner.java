package org.hamlet.scanner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.hamlet.classify.Answer;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.engine.Hits;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.net.ListZones;
import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.lists.ListGate;
import org.hamlet.regex.MatchBudget;
import org.hamlet.relay.RelayParser;
import org.hamlet.relay.RelayPath;
import org.hamlet.report.ReportInput;
import org.hamlet.report.UnmarkedMessage;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.Settings;
import org.hamlet.text.RenderedTexts;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.TokenEvidence;
import org.hamlet.verdict.Verdict;

/** The door: one message in, one verdict out. Made by {@link ScannerBuilder}; thread-safe. */
public final class Scanner {

  private final AtomicReference<Setups> current;
  private final Supplier<Setups> reader;
  private final DnsSource dns;
  private final RuleSnapshots snapshots;

  Scanner(Supplier<Setups> reader, DnsSource dns, RuleSnapshots snapshots) {
    this.reader = reader;
    this.dns = dns;
    this.snapshots = snapshots;
    this.current = new AtomicReference<>(reader.get());
  }

  /** Starts a builder. */
  public static ScannerBuilder builder() {
    return new ScannerBuilder();
  }

  /**
   * Scans one message. Never throws for what is in the message: what is malformed, and every limit
   * that was reached, is told in the verdict.
   */
  public ScanResult scan(ScanRequest request) {
    Setup setup = setupFor(request);
    StageClock clock = new StageClock();
    MatchBudget budget = budget(setup, request);

    ParsedMessage message = setup.parser().parse(request.message());
    clock.done("message");

    RelayPath relays = RelayParser.parse(message.headers(), setup.relayOptions());
    clock.done("relay");

    RenderedTexts texts = setup.renderer().render(message, relays);
    Settings settings = setup.rules().settings();
    ClassifierInput seen = new ClassifierInput(message, relays, texts, settings, request.user());
    ScanContext offline = new ScanContext(seen, setup.domains(), budget);
    ScanContext scan = setup.equipment().online(offline);
    clock.done("text");

    boolean complete = request.subRules() || setup.reports().tellsSubRules();
    Hits hits = setup.engine().run(scan, setup.scoreSet(request.user()), complete);
    clock.done("engine");

    Autolearn learned = Teaching.automatic(setup, scan, hits);
    new MessageReports(setup).trapped(scan);
    clock.done("learn");

    List<String> defects = message.defects().stream().map(d -> d.kind().toString()).toList();
    Verdict verdict = setup.scorer().score(hits, learned, defects, clock.timings());
    Optional<Classification> classified = scan.known(Answer.class).flatMap(Answer::classification);
    TokenEvidence tokens = classified.map(Classification::tokens).orElse(TokenEvidence.NONE);
    ReportInput reported =
        new ReportInput(verdict, Bytes.of(request.message()), message, relays, texts, tokens);
    return new CompletedScan(verdict, message, classified, setup.reports().write(reported));
  }

  /**
   * What the classifier alone says of one message; no rule is run. Empty when there is none, when
   * it learned too little to be asked, or when the message tells it nothing.
   */
  public Optional<Classification> classify(ScanRequest request) {
    return Teaching.classify(setupFor(request), request);
  }

  /**
   * The message as it was before a scan marked it, without any {@code X-Spam-*} field: the attached
   * original of a wrapped one, rewritten fields with their previous value (what SpamAssassin's
   * {@code spamassassin -d} gives).
   *
   * @param message bytes as received, not changed
   */
  public static byte[] unmarked(byte[] message) {
    return UnmarkedMessage.clean(message);
  }

  /** Learns one message as what a person says it is, correcting what was learned before. */
  public LearnOutcome learn(ScanRequest request, Label label) {
    return Teaching.learn(setupFor(request), request, label);
  }

  /**
   * Notes of the senders that a message names what is said of them, in what AWL or TxRep know: of
   * all addresses of its header, or of its authors alone where they are not wanted.
   */
  public ListedSenders list(ScanRequest request, SenderListing listing) {
    Setup setup = setupFor(request);
    return SenderNotes.ofMessage(setup, Teaching.input(setup, request), listing);
  }

  /** Notes of one address what is said of it. */
  public ListedSenders list(String address, SenderListing listing) {
    return SenderNotes.of(current.get().site(), List.of(address), listing);
  }

  /** Takes back what was learned from one message. */
  public LearnOutcome forget(ScanRequest request) {
    return Teaching.forget(setupFor(request), request);
  }

  /**
   * Tells that somebody who looked says what a message is: those who count digests of messages, as
   * far as the configuration switches them on. Nothing is learned.
   */
  public ReportOutcome report(ScanRequest request, Label label, Audience audience) {
    return new MessageReports(setupFor(request)).report(request, label, audience);
  }

  /** Takes back what was said of a message to the digests of this node. */
  public void withdraw(ScanRequest request) {
    new MessageReports(setupFor(request)).withdraw(request);
  }

  /**
   * The digests of a message and what is known of them, whether they are switched on or not; none
   * where there is no store of them.
   *
   * @param asked whether other nodes are asked as well, which may take some seconds
   */
  public List<DigestLookup> digests(ScanRequest request, boolean asked) {
    return new MessageReports(setupFor(request)).lookUp(request, asked);
  }

  /**
   * Makes a user at a Razor server of the configuration, in whose name messages are reported, and
   * writes who that is to a new file. Blocks.
   *
   * @param user a mail address; empty for a name that the server makes
   * @param password empty for one that the server makes
   * @return the user's name
   * @throws IOException when the file is there already, or no server makes a user
   */
  public String registerAtRazor(String user, String password, Path file) throws IOException {
    return current
        .get()
        .site()
        .equipment()
        .services()
        .razorRegistrar()
        .register(user, password, file);
  }

  /**
   * Answers a packet of another node that shares its digests with this one; empty where there is to
   * be no answer, as to whoever is not known. Never throws for what is in it.
   */
  public Optional<byte[]> answerPeer(byte[] packet) {
    return PeerCounts.answer(current.get().site(), packet);
  }

  /**
   * Reads the configuration again; scans that run meanwhile keep the old one. One without any rule
   * is not taken while one with rules is in use: a folder that is being emptied and filled again
   * must not let all mail pass.
   *
   * @return whether what was read is in use now
   */
  public boolean reload() {
    Setups read = reader.get();
    if (read.site().rules().rules().isEmpty() && ruleCount() > 0) {
      return false;
    }
    current.set(read);
    return true;
  }

  /**
   * How the DNS lists are doing that the rules name; without a network none.
   *
   * @param examined whether each is asked for its test entries first, which takes up to ten seconds
   */
  public List<ListReport> lists(boolean examined) {
    return dns.gate()
        .map(gate -> ListReport.of(gate, ListZones.of(current.get().site().rules()), examined))
        .orElse(List.of());
  }

  /** Writes down what is kept about DNS lists: to be called when a program ends. */
  public void saveListAccounts() {
    dns.gate().ifPresent(ListGate::save);
  }

  /**
   * Writes down the answers of DNS that the next start can use, where the builder was told where:
   * to be called when a program ends.
   */
  public void saveDnsAnswers() {
    dns.keepAnswers();
  }

  /**
   * Keeps what was read from texts ready for the next start, where the builder was told where; to
   * be called when nobody waits. Takes about as long as reading the texts.
   */
  public void saveSnapshot() {
    snapshots.save();
  }

  /**
   * What of the configuration cannot be used, in file order; eval arguments and other files last.
   */
  public List<LintProblem> problems() {
    Setup setup = current.get().site();
    List<ConfigProblem> all = new ArrayList<>(setup.rules().problems());
    all.addAll(setup.engine().problems());
    if (setup.equipment().dns().isPresent()) {
      all.addAll(setup.equipment().services().problems());
    }
    return all.stream().map(LintProblem::of).toList();
  }

  /** Functions that rules call and nobody offers, each with the names of those rules. */
  public SortedMap<String, List<String>> missingEvals() {
    SortedMap<String, List<String>> missing = new TreeMap<>();
    current
        .get()
        .site()
        .engine()
        .missingEvals()
        .forEach((name, rules) -> missing.put(name, rules.stream().map(RuleName::text).toList()));
    return missing;
  }

  /** The settings in force, for what keeps the state that scans use. */
  public Settings settings() {
    return current.get().site().rules().settings();
  }

  /** The rules that add to the score, in the order defined; sub rules are left out. */
  public List<ScoredRule> scoredRules() {
    RuleSet rules = current.get().site().rules();
    return rules.rules().keySet().stream()
        .filter(name -> !name.isSubRule())
        .map(name -> ScoredRule.of(name, rules.traits().get(name)))
        .toList();
  }

  /** How many rules were read. */
  public int ruleCount() {
    return current.get().site().rules().rules().size();
  }

  private Setup setupFor(ScanRequest request) {
    return current.get().of(request.user());
  }

  private static MatchBudget budget(Setup setup, ScanRequest request) {
    Duration configured = setup.timeLimit();
    Duration limit =
        request.timeLimit().filter(own -> own.compareTo(configured) < 0).orElse(configured);
    return MatchBudget.of(setup.equipment().limits().match().perMatch(), limit);
  }
}
