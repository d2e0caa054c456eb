package org.hamlet.models.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hamlet.rule.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words too common to learn, by language: {@code bayes_stopword_en} and so on for each language of
 * {@code bayes_stopword_languages}. Patterns match a whole token without ASCII case. Immutable.
 */
final class StopWords {

  /** Longest token looked up, in bytes: stop words are short. */
  static final int MAX_BYTES = 32;

  private final List<Pattern> patterns;

  private StopWords(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** The stop words of a configuration; a pattern that Java does not take is left out. */
  static StopWords of(Settings settings) {
    Map<String, String> byLanguage = settings.map("bayes_stopword_");
    List<Pattern> patterns = new ArrayList<>();
    for (String language : settings.list("bayes_stopword_languages")) {
      String regex = byLanguage.get(language);
      if (regex != null) {
        try {
          patterns.add(Pattern.compile(regex.replace("(?^:", "(?:"), Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException e) {
          log().warn("bayes_stopword_{} is left out: {}", language, e.getDescription());
        }
      }
    }
    return new StopWords(patterns);
  }

  boolean contains(String token) {
    if (token.length() > MAX_BYTES) {
      return false;
    }
    for (Pattern pattern : patterns) {
      if (pattern.matcher(token).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(StopWords.class);
  }
}
