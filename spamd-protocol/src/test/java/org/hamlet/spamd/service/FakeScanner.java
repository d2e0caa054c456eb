package org.hamlet.spamd.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.verdict.Autolearn;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.hamlet.verdict.RuleName;
import org.hamlet.verdict.RuleTime;
import org.hamlet.verdict.ScanTimes;
import org.hamlet.verdict.ScoreSet;
import org.hamlet.verdict.Verdict;

/** Stands in for a scanner with the four rules the recorded answers were made with. */
public final class FakeScanner implements MessageScanner, MessageLearner {

  private final Map<String, Label> learned = new HashMap<>();

  @Override
  public ScanResult scan(ScanRequest request) {
    String message = new String(request.message(), ISO_8859_1);
    if (message.contains("poison in the ear")) {
      return new Recorded(
          "spam",
          verdict(
              1000.594,
              "CROWN_IN_SUBJECT",
              "NO_RECEIVED_FIELD",
              "POISON_IN_EAR",
              "A_QUIET_FIRST_RULE"),
          "1000.6");
    }
    if (message.contains("From:")) {
      return new Recorded("ham", verdict(0, "NO_RECEIVED_FIELD", "A_QUIET_FIRST_RULE"), "0.0");
    }
    return new Recorded("ham", verdict(-0.001, "NO_RECEIVED_FIELD"), "-0.0");
  }

  @Override
  public LearnOutcome learn(ScanRequest request, Label label) {
    Label before = learned.put(new String(request.message(), ISO_8859_1), label);
    return LearnOutcome.of(
        before == label ? LearnOutcome.Kind.UNCHANGED : LearnOutcome.Kind.LEARNED);
  }

  @Override
  public LearnOutcome forget(ScanRequest request) {
    Label before = learned.remove(new String(request.message(), ISO_8859_1));
    return LearnOutcome.of(
        before == null ? LearnOutcome.Kind.UNCHANGED : LearnOutcome.Kind.FORGOTTEN);
  }

  private static Verdict verdict(double score, String... rules) {
    List<Hit> hits =
        List.of(rules).stream()
            .map(r -> new Hit(new RuleName(r), 1, 1, Hit.Area.HEADER, "", "", List.of()))
            .toList();
    return new Verdict(
        score,
        5,
        ScoreSet.LOCAL,
        hits,
        List.of(),
        Autolearn.NO,
        Map.of(),
        List.of(),
        List.of(),
        new ScanTimes(
            List.of(),
            hits.stream().findFirst().map(h -> new RuleTime(h.rule(), Duration.ofMillis(1500)))));
  }

  private record Recorded(String kind, Verdict verdict, String shownScore) implements ScanResult {

    @Override
    public Optional<Classification> classification() {
      return Optional.empty();
    }

    @Override
    public String report() {
      return new String(read("report"), ISO_8859_1);
    }

    @Override
    public List<String> headers() {
      return List.of();
    }

    @Override
    public byte[] markedMessage() {
      return read("message");
    }

    @Override
    public byte[] withoutForeignMarks() {
      return read("message");
    }

    @Override
    public String shownRequired() {
      return "5.0";
    }

    @Override
    public Optional<String> messageId() {
      return Optional.of("<1@example.com>");
    }

    @Override
    public Optional<String> resentMessageId() {
      return Optional.empty();
    }

    private byte[] read(String what) {
      String name = "/scans/" + kind + "." + what;
      try (InputStream in = FakeScanner.class.getResourceAsStream(name)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
