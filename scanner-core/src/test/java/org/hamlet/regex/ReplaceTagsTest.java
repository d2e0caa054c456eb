package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are SpamAssassin 4.0.1's for the same tags. */
class ReplaceTagsTest {

  private static final ReplaceTags TAGS =
      new ReplaceTags(
          Map.of("A", "[a4]", "B", "(?:b|8)", "DEEP", "x<A>y", "SLASH", "[/]"),
          Map.of("Q", "q?"),
          Map.of("W1", "\\W?"),
          Map.of("P2", "{1,2}"),
          ReplaceTags.Signs.ANGLES);

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/<A><B>/i m{[a4](?:b|8)}i",
        "/<post_P2><A>c<B>/ m{[a4]{1,2}c(?:b|8){1,2}}",
        "/<inter_W1><A><B>c<A>/ m{[a4]\\W?(?:b|8)c[a4]}",
        "/<pre_Q><inter_W1><A><B>/ m{q?[a4]\\W?q?(?:b|8)}",
        "/<DEEP>/ m{x[a4]y}",
        "/<SLASH>/ m{[/]}",
        "/<body><A>/ m{<body>[a4]}",
        "/<inter_NONE><A><B>/ m{[a4](?:b|8)}",
        "/plain/ /plain/"
      })
  void tagsAreReplaced(String source, String expected) throws PatternProblem {
    // blanks inside directives stand as _ in the table
    String written = source.replaceAll("<(pre|post|inter)_", "<$1 ");
    assertThat(TAGS.expand(written)).isEqualTo(expected);
  }

  @Test
  void tagThatNamesItselfEnds() throws PatternProblem {
    ReplaceTags tags =
        new ReplaceTags(
            Map.of("A", "x<A>"), Map.of(), Map.of(), Map.of(), ReplaceTags.Signs.ANGLES);
    assertThat(tags.expand("/<A>/")).isEqualTo("m{" + "x".repeat(ReplaceTags.MAX_ROUNDS) + "<A>}");
  }

  @Test
  void otherSignsStandAroundTags() throws PatternProblem {
    ReplaceTags tags =
        new ReplaceTags(
            Map.of("A", "a", "B", "[b8]"),
            Map.of(),
            Map.of("W1", "\\W?"),
            Map.of(),
            ReplaceTags.Signs.of("{{", "]"));
    assertThat(tags.expand("/{{inter W1]{{A]{{B]<A>{{C]/")).isEqualTo("m{a\\W?[b8]<A>{{C]}");
  }

  @Test
  void fragmentsMeanTheSameAsWholePatterns() throws PatternProblem {
    ReplaceTags tags =
        new ReplaceTags(
            Map.of("A", "(?:[a4]|[\\xc3][\\xa0-\\xa5]|aa)"),
            Map.of(),
            Map.of(),
            Map.of(),
            ReplaceTags.Signs.ANGLES);
    PatternFragments fragments = PatternFragments.of(tags);
    for (String source : new String[] {"/<A>bc<A>/i", "/(?i)<A>(?-i)b<A>/", "/x<A>{2}<A>/"}) {
      String expanded = tags.expand(source);
      PerlPattern whole = PerlPattern.compile(expanded);
      PerlPattern pieced = fragments.compile(expanded);
      assertThat(pieced.requiredLiterals()).isEqualTo(whole.requiredLiterals());
      assertThat(pieced.window()).isEqualTo(whole.window());
    }
  }
}
