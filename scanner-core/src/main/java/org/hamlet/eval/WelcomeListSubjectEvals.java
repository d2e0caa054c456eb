package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Glob;
import org.hamlet.rule.Settings;

/**
 * Eval functions that look for listed words in the Subject (SpamAssassin 4.0.1 behaviour of its
 * WelcomeListSubject plugin).
 */
final class WelcomeListSubjectEvals {

  private WelcomeListSubjectEvals() {}

  static Map<String, EvalFunction> functions() {
    return WelcomeListEvals.withOldNames(
        Map.of(
            "check_subject_in_welcomelist",
                (rule, settings) -> subjectIn(settings, "welcomelist_subject"),
            "check_subject_in_blocklist",
                (rule, settings) -> subjectIn(settings, "blocklist_subject")));
  }

  /** Entries may stand anywhere in the Subject, so each is a glob between two stars. */
  private static Eval subjectIn(Settings settings, String list) {
    List<String> globs =
        settings.list(list).stream()
            .map(entry -> "*" + entry.strip().toLowerCase(Locale.ROOT) + "*")
            .toList();
    return (scan, notes) -> Eval.of(subject(scan).filter(s -> matches(globs, s)).isPresent());
  }

  private static boolean matches(List<String> globs, String subject) {
    return globs.stream().anyMatch(glob -> Glob.matches(glob, subject));
  }

  /** All Subjects in one; absent when there is none, which no entry fits. */
  private static Optional<String> subject(ScanContext scan) {
    List<String> subjects = HeaderAddresses.values(scan, "Subject");
    return subjects.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("", subjects).toLowerCase(Locale.ROOT));
  }
}
