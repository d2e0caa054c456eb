package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.hamlet.classify.SenderRecord;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.verdict.Label;
import org.junit.jupiter.api.Test;

/**
 * TxRep keeps track of messages and learns. Scores and records are those of SpamAssassin 4.0.1,
 * each step in a process of its own; what it does not do as documented is told where it differs.
 */
class TxRepLearningTest {

  private static final int PENALTY = 7;
  private static final int BONUS = 5;

  private final RememberedSenders senders = new RememberedSenders();
  private final Scanner scanner = scanner();

  private Scanner scanner(String... lines) {
    ScannerBuilder builder = Scanner.builder().local(true).history(senders).autolearn(true);
    builder
        .line("loadplugin Mail::SpamAssassin::Plugin::TxRep")
        .line("use_txrep 1")
        .line("txrep_learn_penalty " + PENALTY)
        .line("txrep_learn_bonus " + BONUS)
        .line("header TXREP eval:check_senders_reputation()")
        .line("tflags TXREP userconf noautolearn")
        .line("priority TXREP 1000")
        .line("body BAD /bad/")
        .line("score BAD 4")
        .line("body GOOD /good/")
        .line("score GOOD -3");
    for (String line : lines) {
      builder.line(line);
    }
    return builder.build();
  }

  private static ScanRequest message(String number, String word) {
    String text =
        "Received: from h.joe.example (h.joe.example [203.0.113.7]) by mx.example.org (Postfix)"
            + " with ESMTP id 1; Mon, 10 Jun 2024 06:13:20 +0000\nFrom: joe@joe.example\n"
            + "Subject: x\nMessage-ID: <1@joe.example>\nDate: Mon, 10 Jun 2024 06:13:20 +0000\n\n"
            + word
            + " text "
            + number
            + "\n";
    return ScanRequest.of(text.getBytes(US_ASCII));
  }

  private double score(String number, String word) {
    return scanner.scan(message(number, word)).verdict().score();
  }

  private void assertKnown(double count, double total) {
    for (String key :
        new String[] {
          "joe@joe.example|ip=none", "h.joe.example|ip=none", "joe.example|ip=cb000000/16"
        }) {
      SenderRecord known =
          senders
              .of(RuleSetReader.english().read(new RuleSources()).settings(), Optional.empty())
              .find("txrep:" + key);
      assertThat(known.count()).as(key).isEqualTo(count);
      assertThat(known.total()).as(key).isEqualTo(total, within(1e-9));
    }
  }

  @Test
  void aMessageCountsOnceAndIsThenDrawnToItsOwnPoints() {
    assertThat(score("1", "bad")).isEqualTo(4, within(5e-4));
    assertThat(score("1", "bad")).isEqualTo(4, within(5e-4));
    assertKnown(1, 4);
    assertThat(score("2", "good")).isEqualTo(-1.25, within(5e-4));
    assertKnown(2, 1);
    assertThat(score("2", "good")).isEqualTo(-2.417, within(5e-4));
    assertKnown(2, 1);
  }

  @Test
  void withoutTrackingEachScanCounts() {
    Scanner untracked = scanner("txrep_track_messages 0");
    untracked.scan(message("1", "bad"));
    untracked.scan(message("1", "bad"));
    assertKnown(2, 8);
    untracked.learn(message("1", "bad"), Label.SPAM);
    assertKnown(3, 19);
    untracked.learn(message("1", "bad"), Label.HAM);
    assertKnown(4, 23.0 / 3);
  }

  @Test
  void spamMovesTheMeanUp() {
    score("1", "bad");
    scanner.learn(message("1", "bad"), Label.SPAM);
    assertKnown(2, 4 + 4 + PENALTY);
    assertThat(score("1", "bad")).isEqualTo(5.167, within(5e-4));
  }

  @Test
  void hamMovesItDownByItsSizeToo() {
    score("1", "bad");
    scanner.learn(message("1", "bad"), Label.HAM);
    assertKnown(2, -BONUS);
    scanner.learn(message("2", "bad"), Label.HAM);
    assertKnown(3, -12.5);
  }

  @Test
  void mailThatWasNotScannedIsLearned() {
    scanner.learn(message("1", "bad"), Label.SPAM);
    assertKnown(1, 7);
    scanner.learn(message("2", "bad"), Label.SPAM);
    assertKnown(2, 21);
    scanner.learn(message("3", "bad"), Label.SPAM);
    assertKnown(3, 38.5);
    assertThat(score("1", "bad")).isEqualTo(5, within(5e-4));
  }

  @Test
  void spamOfAWelcomeSenderTurnsTheMean() {
    score("1", "good");
    scanner.learn(message("2", "bad"), Label.SPAM);
    assertKnown(2, 7);
  }

  /** As documented; SpamAssassin changes some marks, some not, and some of its own making. */
  @Test
  void learningAgainAndForgettingUndoWhatWasLearned() {
    score("1", "bad");
    score("2", "bad");
    assertKnown(2, 8);
    scanner.learn(message("1", "bad"), Label.SPAM);
    scanner.learn(message("1", "bad"), Label.SPAM);
    assertKnown(3, 19);
    scanner.forget(message("1", "bad"));
    assertKnown(2, 8);
    scanner.forget(message("1", "bad"));
    assertKnown(2, 8);
    scanner.learn(message("1", "bad"), Label.SPAM);
    scanner.learn(message("1", "bad"), Label.HAM);
    assertKnown(3, 8 - 4 - BONUS);
    scanner.forget(message("1", "bad"));
    assertKnown(2, 8);
  }

  @Test
  void forgettingAllThatWasLearnedLeavesNothing() {
    scanner.learn(message("1", "bad"), Label.SPAM);
    scanner.forget(message("1", "bad"));
    assertThat(senders.keys("")).isEmpty();
  }

  @Test
  void bodiesThatDifferBeyondTheLimitAreOneMessage() {
    String long64k = "x".repeat(64 * 1024);
    score(long64k.substring(12), "bad");
    assertKnown(1, 4);
    score(long64k.substring(12) + "y", "bad");
    assertKnown(2, 8);
    score(long64k + "y", "bad");
    assertKnown(3, 12);
    score(long64k + "z", "bad");
    assertKnown(3, 12);
  }
}
