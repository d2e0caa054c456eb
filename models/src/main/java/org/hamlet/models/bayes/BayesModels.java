package org.hamlet.models.bayes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.Learner;
import org.hamlet.models.disk.FailureReason;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.store.Lesson;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.hamlet.verdict.TokenEvidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SpamAssassin's Bayes over the token stores of all users. A store that cannot be read is as one
 * that knows nothing, and said so in the log. Thread-safe.
 */
public final class BayesModels implements Classifier, Learner, Closeable {

  private final TokenStores stores;
  private final Clock clock;
  private final AtomicReference<RulesOf> rules = new AtomicReference<>();

  private record RulesOf(Settings settings, TokenRules rules) {}

  /**
   * Stores that lie where {@code directories} says.
   *
   * @param directories gives the directory of a user, or of all when there is no user name
   * @param settler brings to the disk what was learned
   * @param clock for messages that do not say when they were received
   */
  public BayesModels(Function<Optional<String>, Path> directories, Settler settler, Clock clock) {
    this.stores = new TokenStores(directories, settler);
    this.clock = clock;
  }

  @Override
  public boolean ready(Settings settings, Optional<String> user) {
    try {
      Totals totals = stores.store(settings, user).totals();
      return totals.spam() > 0
          && totals.ham() > 0
          && totals.spam() >= settings.number("bayes_min_spam_num")
          && totals.ham() >= settings.number("bayes_min_ham_num");
    } catch (IOException e) {
      log().warn("the token store cannot be read: {}", e.toString());
      return false;
    }
  }

  /** How many messages were learned of the label that was learned less. */
  public long learned(Settings settings, Optional<String> user) {
    try {
      Totals totals = stores.store(settings, user).totals();
      return Math.min(totals.spam(), totals.ham());
    } catch (IOException e) {
      log().warn("the token store cannot be read: {}", e.toString());
      return 0;
    }
  }

  @Override
  public Optional<Classification> classify(ClassifierInput input) {
    try {
      TokenStore store = store(input);
      Totals totals = store.totals();
      if (totals.spam() == 0 || totals.ham() == 0) {
        return Optional.empty();
      }
      Set<String> tokens = MessageTokens.of(input, rules(input.settings()));
      List<Combiner.Evidence> known = evidence(tokens, input.settings(), store, totals);
      List<Combiner.Evidence> deciding = Combiner.strongest(known);
      int unknown = tokens.size() - known.size();
      int neutral = known.size() - deciding.size();
      return Combiner.combine(deciding, totals)
          .map(
              p ->
                  new Classification(
                      p,
                      List.of(new Classification.Opinion("tokens", p)),
                      new TokenEvidence(unknown, neutral, shown(deciding, totals)),
                      List.of()));
    } catch (IOException e) {
      log().warn("the token store cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static List<Combiner.Evidence> evidence(
      Set<String> tokens, Settings settings, TokenStore store, Totals totals) throws IOException {
    TokenHash hash = new TokenHash();
    TokenCount[] known = store.find(tokens.stream().mapToLong(hash::of).toArray());
    int least = settings.flag("bayes_use_hapaxes") ? 1 : 2;
    List<Combiner.Evidence> evidence = new ArrayList<>();
    int next = 0;
    for (String token : tokens) {
      TokenCount count = known[next++];
      if (count.messages() >= least) {
        double probability = Combiner.probability(count.spam(), count.ham(), totals);
        evidence.add(new Combiner.Evidence(token, count, probability));
      }
    }
    return evidence;
  }

  private static List<TokenEvidence.Token> shown(List<Combiner.Evidence> deciding, Totals totals) {
    return deciding.stream()
        .map(
            e ->
                new TokenEvidence.Token(
                    e.token(),
                    e.probability(),
                    e.count().spam(),
                    e.count().ham(),
                    Integer.toUnsignedLong(e.count().seconds()),
                    Combiner.distance(e, totals)))
        .toList();
  }

  @Override
  public LearnOutcome learn(ClassifierInput input, Label label, Teacher teacher) {
    try {
      return LearnOutcome.of(store(input).learn(lesson(input), label, teacher == Teacher.PERSON));
    } catch (IOException e) {
      return LearnOutcome.unavailable(
          "the token store cannot be written: " + FailureReason.ofLearned(e));
    }
  }

  @Override
  public LearnOutcome forget(ClassifierInput input) {
    try {
      return LearnOutcome.of(store(input).forget(lesson(input)));
    } catch (IOException e) {
      return LearnOutcome.unavailable(
          "the token store cannot be written: " + FailureReason.ofLearned(e));
    }
  }

  /** As what a message was learned, if it was. */
  public Optional<Label> seen(ClassifierInput input) {
    try {
      return store(input).seen(new Lesson(MessageKeys.of(input), 0, new long[0]));
    } catch (IOException e) {
      log().warn("the token store cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  /** The store of a user, for commands that look after it. */
  public TokenStore store(Settings settings, Optional<String> user) throws IOException {
    return stores.store(settings, user);
  }

  /**
   * Makes durable what was learned.
   *
   * @throws IOException when that of some user could not be; that of the others is
   */
  public void force() throws IOException {
    stores.force();
  }

  @Override
  public void close() throws IOException {
    stores.close();
  }

  /** A key as backups write it, ten hex digits. */
  static String hex(long key) {
    return HexFormat.of().toHexDigits(key, 2 * TokenHash.BYTES);
  }

  private TokenStore store(ClassifierInput input) throws IOException {
    return stores.store(input.settings(), input.user());
  }

  private Lesson lesson(ClassifierInput input) {
    long[] keys = new TokenHash().of(MessageTokens.of(input, rules(input.settings())));
    return new Lesson(
        MessageKeys.of(input), ReceiveTime.of(input, clock.instant().getEpochSecond()), keys);
  }

  private TokenRules rules(Settings settings) {
    RulesOf known = rules.get();
    if (known == null || known.settings() != settings) {
      known = new RulesOf(settings, TokenRules.of(settings));
      rules.set(known);
    }
    return known.rules();
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(BayesModels.class);
  }
}
