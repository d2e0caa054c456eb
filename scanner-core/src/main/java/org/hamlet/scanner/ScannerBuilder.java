package org.hamlet.scanner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.DigestStore;
import org.hamlet.classify.Learner;
import org.hamlet.classify.SenderHistory;
import org.hamlet.eval.net.DigestServices;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.net.DnsClient;
import org.hamlet.report.ReportSurroundings;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Surroundings;

/**
 * Turns configuration sources into a ready {@link Scanner}. The sources are read in the order of
 * SpamAssassin: rules, site, preferences, single lines; within a kind in the order given. One
 * thread.
 */
public final class ScannerBuilder {

  private static final String SUBVERSION = "Hamlet 0.1.0";

  private final List<Consumer<RuleSources>> sources = new ArrayList<>();
  private Limits limits = Limits.DEFAULT;
  private Optional<Classifier> classifier = Optional.empty();
  private Optional<Learner> learner = Optional.empty();
  private Optional<SenderHistory> history = Optional.empty();
  private Optional<DigestStore> digests = Optional.empty();
  private boolean autolearn;
  private Optional<UserPreferences> users = Optional.empty();
  private Optional<DnsClient> dns = Optional.empty();
  private Optional<Path> listAccounts = Optional.empty();
  private Optional<Path> dnsAnswers = Optional.empty();
  private Optional<Path> snapshots = Optional.empty();
  private Surroundings surroundings = Surroundings.ENGLISH;
  private boolean net = true;
  private Clock clock = Clock.system(ZoneId.systemDefault());
  private Supplier<String> host = new LocalHost();
  private RandomGenerator random = new Random();

  ScannerBuilder() {}

  /** Adds a directory of {@code .cf} and {@code .pre} files, or one {@code .cf} file. */
  public ScannerBuilder rules(Path place) {
    sources.add(
        s -> {
          if (Files.isDirectory(place)) {
            s.rulesDirectory(place);
          } else {
            s.rules(ConfigSource.file(place));
          }
        });
    return this;
  }

  /** Adds a rule file that lies beside a class. */
  public ScannerBuilder rules(Class<?> owner, String resource) {
    sources.add(s -> s.rules(ConfigSource.resource(owner, resource)));
    return this;
  }

  /**
   * Adds the rules of the SpamAssassin installed on this machine and its site configuration.
   *
   * @throws IllegalStateException when none is installed
   */
  public ScannerBuilder installedSpamAssassin() {
    Path rules =
        InstalledRules.find()
            .orElseThrow(() -> new IllegalStateException("no SpamAssassin rules are installed"));
    return rules(rules).site(InstalledRules.SITE);
  }

  /** Adds the site's directory of {@code .cf} and {@code .pre} files. */
  public ScannerBuilder site(Path directory) {
    sources.add(s -> s.siteDirectory(directory));
    return this;
  }

  /** Adds a file of preferences of whoever runs the program: all settings may stand in it. */
  public ScannerBuilder preferences(Path file) {
    sources.add(s -> s.preferences(ConfigSource.file(file)));
    return this;
  }

  /**
   * Where users keep preferences, which hold for scans and learning in their name ({@link
   * ScanRequest#forUser}) on top of all else, with a user's rights: rules and patterns only where
   * {@code allow_user_rules} is set, never what is the administrator's.
   */
  public ScannerBuilder users(UserPreferences preferences) {
    users = Optional.of(preferences);
    return this;
  }

  /** Adds a line that is read after everything else. */
  public ScannerBuilder line(String line) {
    sources.add(s -> s.line(line));
    return this;
  }

  /**
   * The environment that tells which {@code lang} lines count, those in American English without
   * it: the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set, as in SpamAssassin.
   */
  public ScannerBuilder environment(Map<String, String> variables) {
    surroundings = Surroundings.of(variables);
    return this;
  }

  /** Whether only tests run that need no network, whatever is there to ask. */
  public ScannerBuilder local(boolean only) {
    net = !only;
    return this;
  }

  /** The file that keeps accounts of DNS lists across restarts; without it they are forgotten. */
  public ScannerBuilder listAccounts(Path file) {
    listAccounts = Optional.of(file);
    return this;
  }

  /**
   * The file that keeps answers of DNS across restarts, where {@code hamlet_dns_cache} is set: read
   * with the first question, written by {@link Scanner#saveDnsAnswers}.
   */
  public ScannerBuilder dnsAnswers(Path file) {
    dnsAnswers = Optional.of(file);
    return this;
  }

  /**
   * The directory in which what was read is kept ready for the next start, once {@link
   * Scanner#saveSnapshot} is called; without it all texts are read each time. It need not exist,
   * and where it cannot be written the scanner is the same, only later.
   */
  public ScannerBuilder snapshots(Path directory) {
    snapshots = Optional.of(directory);
    return this;
  }

  /** What answers questions to DNS, in place of the configured name servers. */
  public ScannerBuilder dns(DnsClient client) {
    dns = Optional.of(client);
    return this;
  }

  /** What classifies messages; without it no rule that asks for a probability runs. */
  public ScannerBuilder classifier(Classifier used) {
    classifier = Optional.of(used);
    return this;
  }

  /** What {@link Scanner#learn} teaches; without it nothing is learned. */
  public ScannerBuilder learner(Learner taught) {
    learner = Optional.of(taught);
    return this;
  }

  /**
   * What is known of senders, which AWL asks; without it nothing is. Scans add to it under {@link
   * #autolearn}.
   */
  public ScannerBuilder history(SenderHistory known) {
    history = Optional.of(known);
    return this;
  }

  /**
   * The digests of messages that were reported, which rules ask where {@code use_hamlet_digests} is
   * set; without them none is known.
   */
  public ScannerBuilder digests(DigestStore known) {
    digests = Optional.of(known);
    return this;
  }

  /**
   * Whether scans teach the learner what they are sure of, as {@code bayes_auto_learn} says, and
   * the history of senders what mail scored. They do not unless asked, so that a scan for
   * inspection changes nothing.
   */
  public ScannerBuilder autolearn(boolean wanted) {
    autolearn = wanted;
    return this;
  }

  /** Other limits than the usual ones. */
  public ScannerBuilder limits(Limits other) {
    limits = other;
    return this;
  }

  /** What tells the time in reports, in its zone; without it the system's clock. */
  public ScannerBuilder clock(Clock used) {
    clock = used;
    return this;
  }

  /** The name of this machine in reports; without it the system is asked when one needs it. */
  public ScannerBuilder hostname(String name) {
    host = () -> name;
    return this;
  }

  /** What makes MIME boundaries differ; thread-safe. Without it a generator with a seed of now. */
  public ScannerBuilder random(RandomGenerator used) {
    random = used;
    return this;
  }

  /** Reads everything. Problems do not stop it: {@link Scanner#problems()} tells them. */
  public Scanner build() {
    List<Consumer<RuleSources>> all = List.copyOf(sources);
    Optional<UserPreferences> preferences = users;
    Limits stages = limits;
    Learning learning = new Learning(classifier, learner, history, digests, autolearn);
    DnsSource online = new DnsSource(net, dns, clock, listAccounts, dnsAnswers);
    ReportSurroundings around = new ReportSurroundings(host, SUBVERSION, clock, random);
    Surroundings lines = surroundings.localOnly(!net);
    RuleSnapshots known = new RuleSnapshots(snapshotPlace(), new RuleSetReader(lines));
    return new Scanner(
        () -> {
          RuleSources read = new RuleSources();
          all.forEach(source -> source.accept(read));
          RuleSet rules = known.read(read);
          GeoDatabases databases = Geography.databases(rules.settings());
          Optional<DnsClient> asked = online.of(rules.settings());
          DigestServices services = new DigestServices(rules.settings(), around.clock());
          Equipment equipment = new Equipment(stages, asked, learning, around, databases, services);
          return new Setups(Setup.of(rules, equipment), preferences, lines);
        },
        online,
        known);
  }

  private Optional<RuleSnapshots.Place> snapshotPlace() {
    return snapshots.flatMap(
        directory -> CodeVersion.ours().map(code -> new RuleSnapshots.Place(directory, code)));
  }
}
