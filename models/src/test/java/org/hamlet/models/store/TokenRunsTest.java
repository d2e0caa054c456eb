package org.hamlet.models.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRunsTest {

  private static List<TokenCount> all(TokenRuns runs) throws IOException {
    List<TokenCount> tokens = new ArrayList<>();
    runs.forEach(tokens::add);
    return tokens;
  }

  @Test
  void thereMayBeNone() throws IOException {
    assertThat(all(new TokenRuns())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, TokenRuns.RUN_TOKENS, TokenRuns.RUN_TOKENS + 1, 200_000})
  void allComeOnceByRisingKeyWithTheirLatestCounts(int puts) throws IOException {
    Random random = new Random(puts);
    Map<Long, TokenCount> expected = new TreeMap<>();
    TokenRuns runs = new TokenRuns();
    for (int i = 0; i < puts; i++) {
      long key = (random.nextInt(150_000) * 0x9E3779B97F4A7C15L) >>> 24;
      TokenCount token = new TokenCount(key, i, random.nextInt(3), random.nextInt());
      runs.put(token);
      expected.put(key, token);
    }
    assertThat(all(runs)).containsExactlyElementsOf(expected.values());
    assertThat(runs.size()).isBetween(expected.size(), puts);
  }

  @Test
  void theSmallestAndLargestKeysAndCountsComeBack() throws IOException {
    TokenCount least = new TokenCount(0, 0, Integer.MAX_VALUE, 0);
    TokenCount most = new TokenCount((1L << 40) - 1, Integer.MAX_VALUE, 0, -1);
    TokenRuns runs = new TokenRuns();
    runs.put(most);
    runs.put(least);
    assertThat(all(runs)).containsExactly(least, most);
  }
}
