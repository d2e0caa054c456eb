package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.models.linear.Inputs;
import org.hamlet.rule.Settings;
import org.junit.jupiter.api.Test;

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
}
