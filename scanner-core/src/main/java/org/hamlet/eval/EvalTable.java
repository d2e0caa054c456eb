package org.hamlet.eval;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.DigestStore;
import org.hamlet.classify.SenderHistory;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunctions;
import org.hamlet.geo.GeoDatabases;
import org.hamlet.verdict.Hit;

/** All eval functions by the names rules call them. Immutable; thread-safe. */
public final class EvalTable implements EvalFunctions {

  private final Map<String, EvalFunction> functions;

  private EvalTable(Map<String, EvalFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  /**
   * The functions that need nothing but the message.
   *
   * @param classifier asked by {@code check_bayes}; that function is absent without one
   * @param history what is known of senders; without it nothing is
   * @param digests of messages that were reported; without them none is known
   * @param databases where addresses belong to
   * @param clock the time that mail came long before
   */
  public static EvalTable of(
      Optional<Classifier> classifier,
      Optional<SenderHistory> history,
      Optional<DigestStore> digests,
      GeoDatabases databases,
      Clock clock) {
    Map<String, EvalFunction> all = new TreeMap<>();
    all.putAll(AccessDbEval.functions());
    all.putAll(AlternativeEvals.functions());
    all.putAll(AntiVirusEvals.functions());
    all.putAll(AsnEvals.functions());
    all.putAll(AuthResEvals.functions());
    all.putAll(BodyEvals.functions());
    all.putAll(DateEvals.functions(clock));
    all.putAll(DigestEvals.functions(digests));
    all.putAll(ForgedReceivedEvals.functions());
    all.putAll(FreeMailEvals.functions());
    all.putAll(FromNameSpoofEvals.functions());
    all.putAll(HeaderEvals.functions());
    all.putAll(HeloEvals.functions());
    all.putAll(HtmlEvals.functions());
    all.putAll(HttpsMismatchEvals.functions());
    all.putAll(ImageInfoEvals.functions());
    all.putAll(LanguageEvals.functions());
    all.putAll(ListMailEvals.functions());
    all.putAll(MimeEvals.functions());
    all.putAll(OleMacroEvals.functions());
    all.putAll(PdfInfoEvals.functions());
    all.putAll(PhishingEvals.functions());
    all.putAll(RecipientEvals.functions());
    all.putAll(RelayEvals.functions());
    all.putAll(SenderReputationEval.functions(history));
    all.putAll(ShortUrlEvals.functions());
    all.putAll(ShortcircuitEval.functions());
    all.putAll(SignatureEvals.functions());
    all.putAll(UppercaseEval.functions());
    all.putAll(UriEvals.functions());
    all.putAll(UriLocalBlockEval.functions(databases));
    all.putAll(VBounceEvals.functions());
    all.putAll(WelcomeListEvals.functions());
    all.putAll(WelcomeListSubjectEvals.functions());
    all.putAll(AutoWelcomeListEval.functions(history));
    classifier.ifPresent(c -> all.putAll(BayesEvals.functions(c)));
    return new EvalTable(all);
  }

  @Override
  public Optional<EvalFunction> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  @Override
  public boolean fits(String name, Hit.Area area) {
    return EvalKinds.fits(name, area);
  }

  /** The names of all functions. */
  public Set<String> names() {
    return functions.keySet();
  }
}
