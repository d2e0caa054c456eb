package org.hamlet.eval;

import java.util.Map;
import java.util.Optional;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * {@code check_hamlet_digest(KIND[, REPORTS])}: a digest of the message is known here as one of
 * spam, KIND being {@code body}, {@code attachment} or {@code host}. Never hits for what anybody
 * who counts called wanted, nor without {@code use_hamlet_digests}.
 */
final class DigestEvals {

  private DigestEvals() {}

  static Map<String, EvalFunction> functions(Optional<DigestStore> store) {
    return Map.of("check_hamlet_digest", (rule, settings) -> bind(rule, settings, store));
  }

  private static Eval bind(Rule.EvalRule rule, Settings settings, Optional<DigestStore> store)
      throws EvalFunction.BadArguments {
    DigestTest test = DigestTest.of(Arguments.of(rule), settings);
    if (store.isEmpty() || !settings.flag("use_hamlet_digests")) {
      return (scan, notes) -> 0;
    }
    return (scan, notes) -> {
      Optional<Sighting> spam = test.spam(KnownDigests.of(scan, store.get()).sightings());
      spam.ifPresent(sighting -> notes.note(DigestTest.shown(sighting)));
      return Eval.of(spam.isPresent());
    };
  }
}
