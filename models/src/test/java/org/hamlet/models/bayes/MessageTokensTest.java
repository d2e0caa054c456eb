package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.models.linear.Inputs;
import org.hamlet.rule.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a message's header becomes tokens. */
class MessageTokensTest {

  private static Set<String> tokens(String message) {
    return MessageTokens.of(Inputs.of(message), TokenRules.of(Settings.defaults()));
  }

  private static String fields(int count, String name, String value) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(name, i) + ": " + String.format(value, i) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void wordsOfAllFieldsOfOneNameCount() {
    assertThat(tokens("X-Trees: oak elm\nX-Herbs: sage\nX-Trees: birch\n\nbody\n"))
        .contains("HX-Trees:oak", "HX-Trees:elm", "HX-Trees:birch", "HX-Herbs:sage");
  }

  @Test
  void fieldsBeyondTheMostAreNotRead() {
    String most = fields(MessageTokens.MAX_FIELDS, "X-Tree-%d", "tree%d");
    int last = MessageTokens.MAX_FIELDS - 1;
    assertThat(tokens(most + "X-One-More: elm\n\nbody\n"))
        .contains("HX-Tree-" + last + ":tree" + last)
        .noneMatch(token -> token.startsWith("HX-One-More"));
    assertThat(tokens(most.replaceFirst("X-Tree-0: tree0\n", "") + "X-One-More: elm\n\nbody\n"))
        .contains("HX-One-More:elm");
  }

  /** To join them one by one copied all again for each. */
  @Test
  void fieldsOfOneNameThatHaveNoRoomAreLeftOut() {
    int most = MessageTokens.MAX_VALUE_CHARS / 8_000;
    String trees = fields(most, "X-Tree", "tree%d " + "o".repeat(7_900));
    Set<String> found = tokens(trees + fields(2, "X-Tree", "more%d " + "e".repeat(7_900)) + "\n");
    assertThat(found).contains("HX-Tree:tree0", "HX-Tree:tree" + (most - 1));
    assertThat(found).doesNotContain("HX-Tree:more1");
  }

  @Test
  void allTokensTogetherHaveALimit() {
    TokenSet set = new TokenSet();
    String half = "a".repeat(TokenSet.MAX_CHARS / 2);
    set.add(half, Region.BODY);
    set.add(half, Region.BODY);
    set.add("b" + half.substring(1), Region.BODY);
    set.add("c", Region.BODY);
    assertThat(set.tokens()).hasSize(2).doesNotContain("c");
  }

  @Test
  void wordsOfTheOldestReceivedFieldsCount() {
    String others = "Received: from elm by oak\n".repeat(MessageTokens.RECEIVED_FIELDS - 1);
    assertThat(tokens("Received: from birch by oak\n" + others + "\n"))
        .anyMatch(token -> token.startsWith("H*r:") && token.contains("birch"));
    assertThat(tokens("Received: from birch by oak\nReceived: from a by b\n" + others + "\n"))
        .noneMatch(token -> token.startsWith("H*r:") && token.contains("birch"));
  }

  /** {@link Region#maxTokens}. */
  @ParameterizedTest
  @CsvSource({"HEADER, 10000", "BODY, 50000", "INVISIBLE, 50000", "URI, 10000"})
  void eachRegionHasSoManyTokens(Region region, int most) {
    TokenSet set = new TokenSet();
    for (int i = 0; i <= most; i++) {
      assertThat(set.isFull(region)).isEqualTo(i == most);
      set.add("t" + i, region);
    }
    assertThat(set.tokens()).hasSize(most).contains("t" + (most - 1));
    set.add("other", region == Region.URI ? Region.BODY : Region.URI);
    assertThat(set.tokens()).contains("other");
  }
}
