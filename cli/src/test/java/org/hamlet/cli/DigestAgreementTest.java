package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.digest.pyzor.PyzorDigest;
import org.hamlet.digest.razor.EphemeralSeed;
import org.hamlet.digest.razor.RazorSignatures;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.junit.jupiter.api.Test;

/** Digests of real messages beside those of the programs of Debian that make them. */
class DigestAgreementTest {

  /** How many messages of each corpus are compared. */
  private static final int SAMPLE = 200;

  private static final List<String> CORPORA = List.of("spamassassin-public", "csdmc2010");

  /** What Pyzor says of a message of which no line counts: the SHA-1 of nothing. */
  private static final String OF_NOTHING = "da39a3ee5e6b4b0d3255bfef95601890afd80709";

  @Test
  void digestsEqualThoseOfPyzor() throws Exception {
    requireExecutable("pyzor");
    List<Path> mail = sample();
    List<String> theirs = oracle("/usr/bin/python3", "pyzor-oracle.py", mail);
    assertThat(compare(mail, theirs, message -> PyzorDigest.of(message).orElse(OF_NOTHING)))
        .isEmpty();
  }

  /**
   * What nothing makes of nothing is left out here, and an image here or there is read otherwise.
   */
  @Test
  void signaturesEqualThoseOfRazor() throws Exception {
    requireExecutable("razor-check");
    List<Path> mail = sample();
    List<String> theirs = oracle("/usr/bin/perl", "razor-oracle.pl", mail);
    assertThat(compare(mail, theirs, DigestAgreementTest::razor))
        .as("at most one message of a hundred")
        .hasSizeLessThanOrEqualTo(mail.size() / 100);
  }

  private static String razor(ParsedMessage message) {
    return RazorSignatures.of(message, EphemeralSeed.USUAL).stream()
        .map(part -> part.ephemeral().orElse("-") + ":" + String.join(",", part.hosts()))
        .collect(Collectors.joining(" "));
  }

  private static List<String> compare(
      List<Path> mail, List<String> theirs, Function<ParsedMessage, String> ours)
      throws IOException {
    assertThat(theirs).hasSameSizeAs(mail);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < mail.size(); i++) {
      byte[] bytes = Files.readAllBytes(mail.get(i));
      String own = ours.apply(MessageAsSent.of(new MessageParser().parse(bytes)));
      if (!own.equals(theirs.get(i))) {
        different.add(mail.get(i) + ": " + own + " instead of " + theirs.get(i));
      }
    }
    System.out.printf(
        "%d messages compared, %d differ %s%n", mail.size(), different.size(), different);
    return different;
  }

  private static List<Path> sample() throws IOException, InterruptedException {
    Path corpora = SharedFolder.corpora(SharedFolder.require(), CORPORA);
    List<Path> mail = new ArrayList<>();
    for (String corpus : CORPORA) {
      try (Stream<Path> files = Files.walk(corpora.resolve(corpus))) {
        List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
        for (int i = 0; i < SAMPLE; i++) {
          mail.add(all.get((int) ((long) i * all.size() / SAMPLE)));
        }
      }
    }
    return mail;
  }

  /** What a program says of each message, a line each. */
  private static List<String> oracle(String program, String script, List<Path> mail)
      throws IOException, InterruptedException {
    Path names = Files.createTempFile("names", ".txt");
    Path answers = Files.createTempFile("answers", ".txt");
    try {
      Files.write(names, mail.stream().map(Path::toString).toList());
      Process process =
          new ProcessBuilder(program, Path.of("src/test/resources/digests", script).toString())
              .redirectInput(names.toFile())
              .redirectOutput(answers.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor()).isZero();
      return Files.readAllLines(answers, StandardCharsets.ISO_8859_1);
    } finally {
      Files.delete(names);
      Files.delete(answers);
    }
  }

  private static void requireExecutable(String program) {
    if (!Files.isExecutable(Path.of("/usr/bin", program))) {
      String missing = "not run: " + program + " is not installed";
      System.out.println(missing);
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      abort(missing);
    }
  }
}
