package org.hamlet.models;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.hamlet.verdict.Label;

/** Made-up messages by number, the same in every process. */
final class MadeUpMail {

  private static final int WORDS = 800;
  private static final int VOCABULARY = 20_000;

  private MadeUpMail() {}

  static byte[] message(int number) {
    Random random = new Random(number);
    String words =
        random
            .ints(WORDS, 0, VOCABULARY)
            .mapToObj(word -> "word" + Integer.toString(word, 36))
            .collect(Collectors.joining(" "));
    String text =
        "From: someone@example.com\nTo: other@example.org\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n"
            + "Message-Id: <made-up-%d@example.com>\nSubject: number %d\n\n"
                .formatted(number, number)
            + words
            + "\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Messages that tell their label in every word, so that learners are sure soon. */
  static byte[] plainMessage(int number) {
    String word = plainLabel(number) == Label.SPAM ? "pills" : "lunch";
    String text =
        "From: %s@example.com\nMessage-Id: <plain-%d@example.com>\nSubject: %s\n\n%s%d\n"
            .formatted(word, number, word, (word + " for you ").repeat(20), number);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Label plainLabel(int number) {
    return number % 2 == 0 ? Label.SPAM : Label.HAM;
  }

  /** By chance, so that no learner ever is sure. */
  static Label label(int number) {
    return Integer.bitCount(number * 0x9E3779B1) % 2 == 0 ? Label.SPAM : Label.HAM;
  }
}
