package org.hamlet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompiledPatternTest {

  @Test
  void whatTiredItLongAgoIsForgotten() throws Exception {
    CompiledPattern pattern =
        new CompiledPattern(ParsedParts.of("/a+b/", false, PatternFragments.NONE));
    for (int i = 0; i < CompiledPattern.TIRED_OFTEN; i++) {
      pattern.tired();
    }
    assertThat(pattern.tiresOften()).isFalse();
    pattern.tired();
    assertThat(pattern.tiresOften()).isTrue();
    for (int i = 0; i < CompiledPattern.RECENT_TEXTS; i++) {
      pattern.tiresOften();
    }
    assertThat(pattern.tiresOften()).isFalse();
  }
}
