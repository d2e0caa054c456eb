package org.hamlet.models.bayes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.rule.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words too common to learn, by language: {@code bayes_stopword_en} and so on for each language of
 * {@code bayes_stopword_languages}. Patterns match a whole token without ASCII case; users may
 * bring their own, so they match within a budget. Immutable; thread-safe.
 */
final class StopWords {

  /** Longest token looked up, in bytes: stop words are short. */
  static final int MAX_BYTES = 32;

  /** How long one token may take. */
  static final Duration PER_TOKEN = Duration.ofMillis(100);

  /** How long all tokens of a message may take; then none is a stop word. */
  static final Duration PER_MESSAGE = Duration.ofSeconds(2);

  /** Tokens that may take too long before no other is looked up. */
  static final int MAX_TIMEOUTS = 20;

  private final List<PerlPattern> patterns;

  private StopWords(List<PerlPattern> patterns) {
    this.patterns = patterns;
  }

  /** The stop words of a configuration; what is no pattern is left out. */
  static StopWords of(Settings settings) {
    Map<String, String> byLanguage = settings.map("bayes_stopword_");
    List<PerlPattern> patterns = new ArrayList<>();
    for (String language : settings.list("bayes_stopword_languages")) {
      String regex = byLanguage.get(language);
      if (regex != null) {
        try {
          String bare = regex.replace("(?^:", "(?:");
          patterns.add(PerlPattern.compileBare("(?i)\\A(?:" + bare + ")\\z"));
        } catch (PatternProblem e) {
          log().warn("bayes_stopword_{} is left out: {}", language, e.getMessage());
        }
      }
    }
    return new StopWords(List.copyOf(patterns));
  }

  /** For the tokens of one message, whose time begins now. */
  Search search() {
    return search(MatchBudget.of(PER_TOKEN, PER_MESSAGE));
  }

  /** The same with another budget. */
  Search search(MatchBudget budget) {
    return new Search(patterns, budget);
  }

  /** Looks tokens of one message up. Confined to one thread. */
  static final class Search {
    private final List<PerlPattern> patterns;
    private final MatchBudget budget;
    private int timeouts;

    private Search(List<PerlPattern> patterns, MatchBudget budget) {
      this.patterns = patterns;
      this.budget = budget;
    }

    boolean contains(String token) {
      if (token.length() > MAX_BYTES || patterns.isEmpty() || timeouts >= MAX_TIMEOUTS) {
        return false;
      }
      Bytes text = Bytes.ofLatin1(token);
      try {
        for (PerlPattern pattern : patterns) {
          if (pattern.matches(text, budget)) {
            return true;
          }
        }
      } catch (MatchGivenUp e) {
        timeouts++;
      }
      return false;
    }
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(StopWords.class);
  }
}
