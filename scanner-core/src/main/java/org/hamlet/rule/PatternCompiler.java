package org.hamlet.rule;

import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.RulePattern;

/** Turns a pattern as written into one that can be matched. */
@FunctionalInterface
interface PatternCompiler {

  /** Compiles a source with delimiters and modifiers. */
  RulePattern compile(String source) throws PatternProblem;
}
