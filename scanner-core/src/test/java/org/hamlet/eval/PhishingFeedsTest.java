package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.Test;

/** What is told about files of phishing addresses. */
class PhishingFeedsTest {

  @Test
  void aFileThatIsNotThereIsAProblem() {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line("phishing_openphish_feed /nowhere/feed.txt")
            .line("body P eval:check_phishing()")
            .build();
    assertThat(scanner.problems().stream().map(LintProblem::toString))
        .anyMatch(text -> text.contains("names no file that can be read: /nowhere/feed.txt"));
  }
}
