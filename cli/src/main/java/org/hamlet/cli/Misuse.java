package org.hamlet.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence. */
final class Misuse {

  private static final String PREFIX = "Error: ";

  private Misuse() {}

  static String of(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    String text = problem.getMessage();
    return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    String word = problem.getUnmatched().get(0);
    boolean commandWanted = !problem.getCommandLine().getSubcommands().isEmpty();
    String what =
        problem.isUnknownOption()
            ? "unknown option '" + word + "'"
            : commandWanted
                ? "there is no command '" + word + "'"
                : "unexpected argument '" + word + "'";
    List<String> similar = problem.getSuggestions();
    return similar.isEmpty() ? what : what + "; did you mean " + String.join(" or ", similar) + "?";
  }
}
