package org.hamlet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.hamlet.cli.common.CommonOptions;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the configuration: {@code hamlet lint}. */
@Command(
    name = "lint",
    header = "Checks the configuration.",
    description =
        "Reads the configuration and prints every problem as file:line:column with the line and a "
            + "caret below it. With --debug also the functions that rules call and Hamlet does not have.",
    footerHeading = "%nExit code:%n",
    footer = {
      "  0    nothing wrong, or warnings only",
      "  1    at least one line has no effect, or there is no rule",
      "  64   the command line cannot be understood",
      "  66   a file or directory cannot be read",
      "  69   the installed SpamAssassin rules were asked for and there are none"
    },
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    Scanner scanner = common.scanner();
    PrintWriter out = spec.commandLine().getOut();
    List<LintProblem> problems = scanner.problems();
    problems.forEach(problem -> out.println(problem.text()));
    if (common.debug()) {
      scanner
          .missingEvals()
          .forEach(
              (function, rules) ->
                  out.println(
                      "not there: " + function + ", called by " + String.join(", ", rules)));
    }
    long errors = problems.stream().filter(LintProblem::error).count();
    out.printf(
        "%s, %s, %s%n",
        count(scanner.ruleCount(), "rule"),
        count(errors, "error"),
        count(problems.size() - errors, "warning"));
    out.flush();
    return errors > 0 || scanner.ruleCount() == 0 ? ExitCodes.NO : ExitCodes.OK;
  }

  private static String count(long number, String word) {
    return number + " " + (number == 1 ? word : word + "s");
  }
}
