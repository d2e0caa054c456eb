package org.hamlet.scanner;

import org.hamlet.rule.ConfigProblem;

/**
 * A line of the configuration that cannot be used as it stands.
 *
 * @param error whether the line has no effect; false for a mere warning
 * @param text file, line, column, one sentence, the line itself and a caret below
 */
public record LintProblem(boolean error, String text) {

  static LintProblem of(ConfigProblem problem) {
    return new LintProblem(problem.severity() == ConfigProblem.Severity.ERROR, problem.render());
  }
}
