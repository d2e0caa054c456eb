package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.store.Lesson;
import org.hamlet.models.store.MessageKey;
import org.hamlet.models.store.StoreLimits;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the settings of Bayes make of a store's limits.
 *
 * <p>They are {@link StoreLimits#maxTokens}, {@link StoreLimits#journalBytes}, {@link
 * StoreLimits#tokenTtl} and {@link StoreLimits#seenTtl}; what stores do at them is tested beside
 * them.
 */
class TokenStoresTest {

  @TempDir private Path folder;

  private static StoreLimits limits(String... lines) {
    var builder = Scanner.builder().local(true);
    for (String line : lines) {
      builder.line(line);
    }
    Settings settings = builder.build().settings();
    return TokenStores.limits(settings);
  }

  @Test
  void theDefaultsDropNothingForItsAgeAlone() {
    assertThat(limits())
        .isEqualTo(new StoreLimits(150_000, true, 512_000, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void ttlsCountWhenTheyAreSetAndExpiryIsOn() {
    String[] both = {"bayes_token_ttl 3w", "bayes_seen_ttl 8d"};
    assertThat(limits(both).tokenTtl()).isEqualTo(Duration.ofDays(21));
    assertThat(limits(both).seenTtl()).isEqualTo(Duration.ofDays(8));
    assertThat(limits("bayes_token_ttl 3w", "bayes_auto_expire 0").tokenTtl()).isZero();
  }

  @Test
  void theJournalMayBeFiveTimesSpamAssassins() {
    assertThat(limits("bayes_journal_max_size 20000").journalBytes()).isEqualTo(100_000);
    assertThat(limits("bayes_journal_max_size 0").journalBytes())
        .isEqualTo(StoreLimits.HARD_MAX_JOURNAL_BYTES);
    assertThat(limits("bayes_journal_max_size 99999999").journalBytes())
        .isEqualTo(StoreLimits.HARD_MAX_JOURNAL_BYTES);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0, 150000", "-5, 150000", "0.5, 150000", "5000000000, 2147483647"})
  void aStoreThatMayHoldNothingIsRefusedWhereItIsConfigured(String most, int tokens) {
    assertThat(limits("bayes_expiry_max_db_size " + most).maxTokens()).isEqualTo(tokens);
  }

  /** What is closed is marked so, behind all that was learned. */
  @Test
  void theOneNotAskedLongestIsClosedByOneTooMany() throws IOException {
    Settings settings = Settings.defaults();
    try (TokenStores stores = new TokenStores(user -> folder.resolve(user.get()), new Settler())) {
      for (int i = 0; i <= TokenStores.MAX_OPEN; i++) {
        Lesson lesson = new Lesson(List.of(new MessageKey(i, 1, 2)), 1_000, new long[] {1, 2});
        stores.store(settings, Optional.of("user" + i)).learn(lesson, Label.HAM, true);
        if (i == TokenStores.MAX_OPEN - 1) {
          assertThat(journal(0)).isEqualTo(journal(i));
        }
      }
      assertThat(journal(0)).isEqualTo(journal(1) + 12);
    }
  }

  private long journal(int user) throws IOException {
    return Files.size(folder.resolve("user" + user).resolve("journal"));
  }
}
