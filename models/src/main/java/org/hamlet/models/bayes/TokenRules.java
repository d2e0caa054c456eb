package org.hamlet.models.bayes;

import java.util.List;
import java.util.Set;
import org.hamlet.rule.Settings;

/**
 * What a configuration says of tokens. Immutable; thread-safe.
 *
 * @param stopWords words that are not learned
 * @param maxTokenBytes longer tokens are shortened ({@code bayes_max_token_length})
 * @param sources {@code bayes_token_sources}
 * @param ignoredHeaders {@code bayes_ignore_header}, lower case
 */
record TokenRules(
    StopWords stopWords, int maxTokenBytes, List<String> sources, Set<String> ignoredHeaders) {

  static TokenRules of(Settings settings) {
    return new TokenRules(
        StopWords.of(settings),
        (int) settings.number("bayes_max_token_length"),
        settings.list("bayes_token_sources"),
        Set.copyOf(settings.list("bayes_ignore_header")));
  }
}
