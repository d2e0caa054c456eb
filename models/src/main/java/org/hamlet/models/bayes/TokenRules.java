package org.hamlet.models.bayes;

import java.util.List;
import java.util.Set;
import org.hamlet.rule.Settings;

/**
 * What a configuration says of tokens. Immutable; thread-safe.
 *
 * @param lines splits lines
 * @param sources {@code bayes_token_sources}
 * @param ignoredHeaders {@code bayes_ignore_header}, lower case
 */
record TokenRules(LineTokenizer lines, List<String> sources, Set<String> ignoredHeaders) {

  static TokenRules of(Settings settings) {
    int longest = (int) settings.number("bayes_max_token_length");
    return new TokenRules(
        new LineTokenizer(StopWords.of(settings), longest),
        settings.list("bayes_token_sources"),
        Set.copyOf(settings.list("bayes_ignore_header")));
  }
}
