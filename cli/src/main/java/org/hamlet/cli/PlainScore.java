package org.hamlet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hamlet.cli.common.CommonOptions;

/**
 * The command lines of {@code hamlet score} that nearly everybody writes, understood without
 * picocli, which takes longer to start than a message takes to be scanned. Anything else, mistakes
 * and help among it, is left to {@link ScoreCommand}; what is understood means the same there.
 */
final class PlainScore {

  private final CommonOptions common = new CommonOptions();
  private final List<String> files = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Scoring.Form form = Scoring.Form.REPORT;
  private boolean exitCode;

  private PlainScore() {}

  /** The command, when every argument is one of the usual ones. */
  static Optional<PlainScore> of(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("score")) {
      return Optional.empty();
    }
    PlainScore command = new PlainScore();
    for (int at = 1; at < arguments.length; ) {
      int taken = command.take(arguments, at);
      if (taken == 0) {
        return Optional.empty();
      }
      at += taken;
    }
    return Optional.of(command);
  }

  /** How many arguments were understood; 0 when the one at this place was not. */
  private int take(String[] arguments, int at) {
    String word = arguments[at];
    if (word.equals(MessageInput.STANDARD_INPUT) || isPlain(word)) {
      files.add(word);
      return 1;
    }
    if (takeSwitch(word)) {
      return 1;
    }
    boolean valued = at + 1 < arguments.length && isPlain(arguments[at + 1]);
    return valued && isFirst(word) && common.take(word, arguments[at + 1]) ? 2 : 0;
  }

  /** Neither an option nor the name of a file of arguments. */
  private static boolean isPlain(String word) {
    return !word.isEmpty() && word.charAt(0) != '-' && word.charAt(0) != '@';
  }

  /** Whether an option that may be given once is given for the first time. */
  private boolean isFirst(String option) {
    return option.equals("--cf") || seen.add(option);
  }

  private boolean takeSwitch(String word) {
    switch (word) {
      case "--local", "-L" -> {
        return isFirst("--local") && common.take("--local", "");
      }
      case "--no-bayes" -> {
        return isFirst(word) && common.take(word, "");
      }
      case "--exit-code" -> {
        exitCode = true;
        return isFirst(word);
      }
      case "--json" -> form = Scoring.Form.JSON;
      case "--headers" -> form = Scoring.Form.HEADERS;
      case "--message" -> form = Scoring.Form.MESSAGE;
      default -> {
        return false;
      }
    }
    return isFirst("form");
  }

  /** What it does. */
  Scoring scoring() {
    return new Scoring(common, form, exitCode);
  }

  /** What it reads. */
  List<String> files() {
    return files;
  }

  /** Does it; as {@link ScoreCommand#call}. */
  int run(PrintWriter err) throws IOException {
    return scoring().run(files, err);
  }
}
