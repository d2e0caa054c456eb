package org.hamlet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.hamlet.message.Bytes;
import org.junit.jupiter.api.Test;

class PreviewTest {

  private static final int WIDTH = 70;

  @Test
  void showsSoManyParagraphs() {
    String last = "paragraph" + Preview.MAX_PARAGRAPHS;
    assertThat(preview(paragraphs(Preview.MAX_PARAGRAPHS))).endsWith(last);
    assertThat(preview(paragraphs(Preview.MAX_PARAGRAPHS + 1))).endsWith(last);
  }

  @Test
  void cutsALongerParagraph() {
    String longest = "abc ".repeat(Preview.MAX_BYTES / 4 - 1) + "wxyz";
    assertThat(preview(List.of("subject", longest))).endsWith("wxyz");
    assertThat(preview(List.of("subject", longest + "x"))).endsWith("wxyz [...]");
  }

  @Test
  void looksAtNoFurtherParagraphOnceEnoughWasSeen() {
    String longest = "abc ".repeat(Preview.MAX_BYTES / 4 - 1) + "wxyz";
    assertThat(preview(List.of("subject", longest.substring(1), "y"))).endsWith("wxyz y");
    assertThat(preview(List.of("subject", longest, "y"))).endsWith("wxyz");
  }

  private static List<String> paragraphs(int count) {
    return IntStream.rangeClosed(0, count).mapToObj(i -> "paragraph" + i + " ").toList();
  }

  private static String preview(List<String> body) {
    return Preview.of(body.stream().map(Bytes::ofLatin1).toList(), WIDTH)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
