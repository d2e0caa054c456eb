package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hamlet.models.LearnedState;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationJsonTest {

  @TempDir private Path state;

  private static ScanRequest message(String id, String text) {
    return ScanRequest.of(
        ("From: a@example.com\nMessage-Id: <" + id + "@example.com>\n\n" + text + "\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void tokensAndFeaturesAreReadableWithTheirCounts() throws IOException {
    try (LearnedState learned = LearnedState.in(state)) {
      Scanner scanner =
          learned
              .addTo(Scanner.builder().local(true))
              .line("body BAYES_ANY eval:check_bayes('0.00', '1.00')")
              .line("bayes_min_ham_num 1")
              .line("bayes_min_spam_num 1")
              .line("hamlet_model_min_num 1")
              .build();
      scanner.learn(message("s1", "cheap remedies today"), Label.SPAM);
      scanner.learn(message("s2", "cheap remedies tomorrow"), Label.SPAM);
      scanner.learn(message("h1", "the ladder stands"), Label.HAM);
      ScanResult result = scanner.scan(message("n", "cheap remedies again"));
      assertThat(VerdictJson.of("-", result))
          .contains("\"classifier\":{\"probability\":0.")
          .contains("\"opinions\":{\"tokens\":0.", "\"header bytes\":0.", "\"words\":0.")
          .containsPattern("\"text\":\"remedies\",\"probability\":0\\.9\\d+,\"spam\":2,\"ham\":0,")
          .contains("{\"text\":\"cheap remedies\",\"weight\":");
    }
  }

  @Test
  void nothingIsSaidOfAClassifierThatWasNotAsked() throws IOException {
    Scanner scanner = Scanner.builder().local(true).build();
    assertThat(VerdictJson.of("-", scanner.scan(message("n", "cheap remedies"))))
        .doesNotContain("classifier");
  }
}
