package org.hamlet.content.extract;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.hamlet.verdict.LimitLog;

/**
 * A program and the files it is for.
 *
 * @param tool the program
 * @param endings of file names, with their dot, lower case
 * @param pattern finds names and types of files, whole; notes what takes it too long
 */
public record ExtractUse(
    ExtractTool tool, List<String> endings, BiPredicate<String, LimitLog> pattern) {

  /** Copies the list. */
  public ExtractUse {
    endings = List.copyOf(endings);
  }

  /** Whether the program is for such a file. */
  boolean isFor(String name, String type, LimitLog log) {
    String lower = name.toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(lower::endsWith)
        || pattern.test(type, log)
        || (!name.isEmpty() && pattern.test(name, log));
  }
}
