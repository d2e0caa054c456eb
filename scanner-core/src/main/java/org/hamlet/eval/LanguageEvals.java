package org.hamlet.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.rule.SettingsViews;

/**
 * Eval functions about the language of the body (SpamAssassin 4.0.1 behaviour of its TextCat
 * plugin; the guess itself is our own).
 */
final class LanguageEvals {

  private static final String ALL = "all";

  /** Octets beyond ASCII in a row that no text in Latin letters has. */
  private static final int FOREIGN_RUN_BYTES = 8;

  /** Languages whose text may have such a run. */
  private static final Set<String> EIGHT_BIT =
      Set.of(
          "am", "ar", "be", "bg", "cs", "el", "et", "fa", "fi", "he", "hi", "hy", "is", "ja", "ka",
          "ko", "mr", "pt", "ru", "ta", "th", "tr", "uk", "vi", "yi", "zh", ALL);

  private LanguageEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_language", LanguageEvals::language, "check_body_8bits", LanguageEvals::eightBits);
  }

  /** Whether the languages are known and none of them is in {@code ok_languages}. */
  private static Eval language(Rule.EvalRule rule, Settings settings) {
    Set<String> expected = new HashSet<>(SettingsViews.okLanguages(settings));
    return (scan, notes) -> {
      if (expected.contains(ALL)) {
        return 0;
      }
      List<String> guessed = scan.texts().languages().languages();
      return Eval.of(
          !guessed.isEmpty()
              && guessed.stream()
                  .noneMatch(code -> expected.contains(code) || expected.contains(family(code))));
    };
  }

  /** {@code zh} of {@code zh.big5}. */
  private static String family(String code) {
    int dot = code.indexOf('.');
    return dot < 0 ? code : code.substring(0, dot);
  }

  private static Eval eightBits(Rule.EvalRule rule, Settings settings) {
    boolean expected = SettingsViews.okLanguages(settings).stream().anyMatch(EIGHT_BIT::contains);
    return (scan, notes) ->
        Eval.of(!expected && scan.texts().body().stream().anyMatch(LanguageEvals::hasForeignRun));
  }

  private static boolean hasForeignRun(Bytes text) {
    int run = 0;
    for (int i = 0; i < text.length() && run < FOREIGN_RUN_BYTES; i++) {
      run = text.at(i) < 0x80 ? 0 : run + 1;
    }
    return run == FOREIGN_RUN_BYTES;
  }
}
