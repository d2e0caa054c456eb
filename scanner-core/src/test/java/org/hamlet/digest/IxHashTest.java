package org.hamlet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IxHashTest {

  private static final String BODY =
      """
      Dear friend,

      buy this (cheap!) thing at http://shop.example.com/a_b, it is the
      best that you have ever seen, and you have seen  many of   them!!!
      """;

  private static List<String> of(String body) {
    return IxHash.of(Bytes.ofLatin1(body));
  }

  @Test
  void whiteSpaceAndPunctuationHaveDigests() {
    assertThat(of(BODY))
        .containsExactly("61773cbf4e768eff22f2a16fcd735475", "0ce3fc6813658edd3e438d71bee84cf0");
  }

  @Test
  void otherWordsChangeNothing() {
    assertThat(of(BODY.replace("cheap", "dear").replace("ever", "never"))).isEqualTo(of(BODY));
  }

  @Test
  void repeatedSignsChangeNothing() {
    assertThat(of(BODY.replace("!!!", "!!!!!!"))).isEqualTo(of(BODY));
  }

  @Test
  void aShortTextHasTheThirdDigestAlone() {
    assertThat(of("visitshop=example")).containsExactly("7fe9f699685c1e6dfa6a45ff68f07890");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n\n", "seven c", "                        \n\n\n\n", "! ! !\n"})
  void anEmptyOrNearlyEmptyBodyHasNone(String body) {
    assertThat(of(body)).isEmpty();
  }

  @Test
  void whatIsBehindTheLimitDoesNotCount() {
    String longest = "x y".repeat(IxHash.MAX_BODY_BYTES / 3) + "z";
    assertThat(longest).hasSize(IxHash.MAX_BODY_BYTES);
    assertThat(of(longest + "behind")).isEqualTo(of(longest));
  }
}
