package org.hamlet.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One pattern over whole messages: the engine of this project beside that of Java. */
public class Search extends Measured {

  private static final MatchBudget PATIENT =
      MatchBudget.of(Duration.ofMinutes(1), Duration.ofDays(1));

  /** A word, alternatives, a shape without any literal, and one that makes backtracking dear. */
  @Param({
    "viagra",
    "\\b(?:lottery|winner|beneficiary|inheritance)\\b",
    "\\b\\d{1,3}(?:,\\d{3})+\\b",
    "(?:\\w+\\s+){3,9}dollars"
  })
  String pattern;

  private final List<Bytes> bytes = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private PerlPattern ours = perl("/x/");
  private Pattern javas = Pattern.compile("x");

  /** Compiles the pattern for both, and checks that both find the same. */
  @Setup
  public void prepare(Mail mail) {
    for (byte[] message : mail.messages()) {
      bytes.add(Bytes.of(message));
      strings.add(new String(message, ISO_8859_1));
    }
    ours = perl("/" + pattern + "/i");
    javas = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    if (hamlet() != javaUtilRegex()) {
      throw new IllegalStateException("found " + hamlet() + " and " + javaUtilRegex());
    }
  }

  /** Messages in which ours finds it. */
  @Benchmark
  public long hamlet() {
    return bytes.stream().filter(text -> found(text)).count();
  }

  /** Messages in which Java's finds it. */
  @Benchmark
  public long javaUtilRegex() {
    return strings.stream().filter(text -> javas.matcher(text).find()).count();
  }

  private boolean found(Bytes text) {
    try {
      return ours.in(text).find(0, PATIENT);
    } catch (MatchGivenUp e) {
      throw new IllegalStateException(e);
    }
  }

  private static PerlPattern perl(String source) {
    try {
      return PerlPattern.compile(source);
    } catch (PatternProblem e) {
      throw new IllegalArgumentException(source, e);
    }
  }
}
