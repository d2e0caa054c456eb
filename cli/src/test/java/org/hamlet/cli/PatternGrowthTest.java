package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No constant pattern of Java's that reads mail takes time that grows faster than the text: of
 * texts made of what the pattern itself matches, cut short and repeated, those of twice the length
 * need at most three times the looks at a char, and no deep stack. Looks are counted: no clock
 * decides. What a pattern reads that is short by a named limit may take a bounded number of looks
 * instead.
 */
class PatternGrowthTest {

  private static final int CHARS = 2_000;

  /** Looks a char at which nothing has grown yet. */
  private static final int FLOOR = 16;

  /** Looks a char at which a try is given up. */
  private static final int CEILING = 200;

  private static final double MOST_GROWTH = 3;
  private static final int SAMPLES = 6;
  private static final int MAX_PIECES = 40;
  private static final int MAX_PIECES_REPEATED = 3;

  /** What stands between repetitions of a text. */
  private static final List<String> BETWEEN = List.of("", " ", "a");

  /** Ends that no pattern wants. */
  private static final String END = "\u0000";

  /**
   * Packages whose patterns read what the owner of this machine wrote, or servers of his choice.
   */
  private static final List<String> NO_MAIL =
      List.of("cli.", "rule.", "regex.", "net.razor.", "training.", "spamd.");

  /** Patterns that are tried at one place of a text, by way of a variable. */
  private static final Set<String> ONE_PLACE =
      Set.of(
          "content.extract.ExtractTool.VARIABLE",
          "digest.pyzor.StrippedHtml.END_NAME",
          "eval.AuthenticationResults.HEAD",
          "eval.AuthenticationResults.PROPERTY",
          "eval.AuthenticationResults.RESULT",
          "eval.AuthenticationResults.VALUE",
          "eval.Comparison.SYNTAX",
          "eval.HeloEvals.IPV4",
          "net.spf.SpfRecord.MODIFIER",
          "text.LooseAddresses.GROUP");

  /** Looks that patterns may take which read no more than a number of chars. */
  private record Bound(int chars, long looks) {}

  /** By how a name begins: where what is read is short, and what that costs at most. */
  private static final Map<String, Bound> SHORT =
      Map.of(
          // relay.ReceivedText.MAX_CHARS
          "relay.", new Bound(2_048, 1_500_000),
          // message.MessageLimits.maxHeaderValueBytes
          "models.bayes.MessageIdWords.OUTLOOK", new Bound(8_192, 10_000_000),
          "report.UnmarkedMessage.BOUNDARY", new Bound(8_192, 10_000_000),
          // a name of a question, rule.ConfigFileReader.MAX_LINE_BYTES
          "eval.net.AskTemplate.TAG", new Bound(8_192, 50_000_000));

  @Test
  void patternsThatReadMailAreLinear() throws Exception {
    Map<String, Pattern> patterns = PatternConstants.all();
    patterns.keySet().removeIf(name -> NO_MAIL.stream().anyMatch(name::startsWith));
    assertThat(patterns).hasSizeGreaterThan(200);
    List<String> slow = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, Pattern> entry : patterns.entrySet()) {
      String name = entry.getKey();
      Pattern pattern = entry.getValue();
      if (seen.add(pattern.pattern() + pattern.flags())) {
        slowText(name, pattern, isTriedAtOnePlace(name))
            .ifPresent(text -> slow.add(name + "  " + pattern.pattern() + "  on " + text));
      }
    }
    assertThat(slow).isEmpty();
  }

  /** Patterns of earlier versions, and the usual ways to be slow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:from |HELO |helo=)\\S*hotmail\\.com\\b",
        "by web\\S+\\.mail(?:\\.\\S+)?\\.yahoo\\.com via HTTP",
        "\\x1b\\$B.*?\\x1b\\(B",
        "[^@]=[^@]+@",
        "\\s*\\n",
        "(?:a+)+b",
        "(?i)x(?:a|b|ab)*y",
        "<!--.*?-->"
      })
  void aSlowPatternIsFound(String pattern) {
    assertThat(slowText("", Pattern.compile(pattern), false)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?<!\\s)\\s*+\\n", "(?<!a)a++b", "x[^y]{0,9}y", "<([^<>]*)>"})
  void aLinearPatternIsNotBlamed(String pattern) {
    assertThat(slowText("", Pattern.compile(pattern), false)).isEmpty();
  }

  /** A text that takes too many looks, if one of those tried does. */
  private static Optional<String> slowText(String name, Pattern pattern, boolean onePlace) {
    PatternSamples samples = new PatternSamples(pattern);
    Random random = new Random(20261130);
    Optional<Bound> bound =
        SHORT.entrySet().stream()
            .filter(entry -> name.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    for (int i = 0; i < SAMPLES; i++) {
      for (Repeated text : repeated(samples.pieces(random))) {
        Trial trial = new Trial(pattern, text, onePlace);
        if (bound.isPresent() ? trial.isBeyond(bound.get()) : trial.grows()) {
          return Optional.of(text.toString().replaceAll("[^ -~]", "?"));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Repeated> repeated(List<String> pieces) {
    List<Repeated> texts = new ArrayList<>();
    int size = Math.min(pieces.size(), MAX_PIECES);
    for (int end = 1; end <= size; end++) {
      String start = String.join("", pieces.subList(0, end));
      BETWEEN.forEach(more -> texts.add(new Repeated("", start + more)));
      for (int from = Math.max(1, end - MAX_PIECES_REPEATED); from < end; from++) {
        String before = String.join("", pieces.subList(0, from));
        texts.add(new Repeated(before, String.join("", pieces.subList(from, end))));
      }
    }
    return texts;
  }

  /** A text of any length. */
  private record Repeated(String before, String piece) {

    String text(int chars) {
      return before + piece.repeat(Math.max(1, chars / piece.length())) + END;
    }
  }

  private record Trial(Pattern pattern, Repeated text, boolean onePlace) {

    boolean grows() {
      long once = looks(CHARS, (long) CEILING * CHARS);
      if (once > (long) CEILING * CHARS) {
        return true;
      }
      long most = Math.max(FLOOR * 2L * CHARS, (long) (MOST_GROWTH * once));
      return looks(2 * CHARS, most) > most;
    }

    boolean isBeyond(Bound bound) {
      return looks(bound.chars(), bound.looks()) > bound.looks();
    }

    private long looks(int chars, long most) {
      CountedText counted = new CountedText(text.text(chars), most);
      Matcher matcher = pattern.matcher(counted);
      try {
        boolean found = onePlace ? matcher.lookingAt() : matcher.find();
        while (found && !onePlace) {
          found = matcher.find();
        }
      } catch (TooManyLooks | StackOverflowError e) {
        return most + 1;
      }
      return counted.looks;
    }
  }

  private static final class TooManyLooks extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private static final class CountedText implements CharSequence {

    private final String text;
    private final long most;
    private long looks;

    CountedText(String text, long most) {
      this.text = text;
      this.most = most;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > most) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Whether the source never looks for a match, but asks whether one is at a place. */
  private static boolean isTriedAtOnePlace(String name) throws IOException {
    if (ONE_PLACE.contains(name)
        || name.matches("relay\\.\\w+\\.(?:TABLE|EARLY|\\w+_FETCH)\\..*")) {
      return true;
    }
    String[] parts = name.split("\\.");
    String constant = parts[parts.length - 1];
    String file = name.substring(0, name.length() - constant.length() - 1).replace('.', '/');
    for (String module : List.of("scanner-core", "models")) {
      Path source = Path.of("..", module, "src/main/java/org/hamlet", file + ".java");
      if (Files.exists(source)) {
        String text = Files.readString(source);
        Pattern use = Pattern.compile("\\b" + constant + "\\b");
        Pattern place =
            Pattern.compile(
                "\\b" + constant + "\\.matcher\\([^;]*?\\)\\s*\\.(?:matches|lookingAt)\\(\\)");
        return use.matcher(text).results().count() == place.matcher(text).results().count() + 1;
      }
    }
    return false;
  }
}
