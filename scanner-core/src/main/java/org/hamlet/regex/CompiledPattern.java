package org.hamlet.regex;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hamlet.message.Bytes;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;

/**
 * A pattern ready to be searched: joni's program and, once the pattern has been searched through
 * much text and so seems to be needed often, a {@link StartAutomaton} that leaves out the places
 * where no match can begin. Thread-safe.
 */
final class CompiledPattern {

  /** Text searched before the automaton is made, in bytes: making it costs a few of such texts. */
  static final int PATIENCE_BYTES = 32 << 10;

  private final Regex regex;
  private final Supplier<Node> root;
  private final AtomicInteger patience = new AtomicInteger(PATIENCE_BYTES);
  private volatile Optional<StartAutomaton> starts = Optional.empty();

  /**
   * Compiles it.
   *
   * @param root parses the pattern again, so that the tree need not be kept
   */
  CompiledPattern(ParsedPattern parsed, Supplier<Node> root) throws PatternProblem {
    this.regex = JoniCompiler.compile(parsed);
    this.root = root;
  }

  Regex regex() {
    return regex;
  }

  /** Whether there is a match at or after {@code from}; the matcher then tells where. */
  boolean search(Matcher matcher, Bytes text, int from, MatchBudget budget)
      throws InterruptedException {
    if (patience.get() > 0 && patience.addAndGet(-(text.length() - from)) <= 0) {
      Node tree = root.get();
      starts = Risk.dependsOnSearchStart(tree) ? Optional.empty() : StartAutomaton.of(tree);
    }
    Optional<StartAutomaton> automaton = starts;
    if (automaton.isEmpty()) {
      return matcher.searchInterruptible(text.offset() + from, text.end(), Option.NONE) >= 0;
    }
    StartAutomaton table = automaton.get();
    for (int at = table.next(text, from); at >= 0; at = table.next(text, at + 1)) {
      matcher.setTimeout(budget.remainingNanos());
      int start = text.offset() + at;
      // not match(): joni 2.2.9 begins to count the time only in a search
      if (matcher.searchInterruptible(start, start + 1, Option.NONE) >= 0) {
        return true;
      }
    }
    return false;
  }
}
