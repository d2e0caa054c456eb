package org.hamlet.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.hamlet.content.extract.ExtractOptions;
import org.hamlet.content.extract.ExtractTool;
import org.hamlet.content.extract.ExtractUse;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchBudget;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.verdict.LimitLog;

/**
 * The lines {@code extracttext_external} and {@code extracttext_use} as programs and their files.
 */
final class ExtractTools {

  /** How long a pattern may take on the name or type of one file. */
  static final Duration PER_NAME = Duration.ofMillis(100);

  private ExtractTools() {}

  /** What is configured; a use of a program that is not defined has no effect. */
  static ExtractOptions options(Settings settings) {
    List<String> uses = settings.list("extracttext_use");
    if (uses.isEmpty() || !settings.isLoaded("ExtractText")) {
      return ExtractOptions.NONE;
    }
    Map<String, ExtractTool> tools = new HashMap<>();
    for (String line : settings.list("extracttext_external")) {
      List<String> words = Words.of(line);
      ExtractTool.of(words.get(0), words.subList(1, words.size()))
          .ifPresent(tool -> tools.put(tool.name(), tool));
    }
    List<ExtractUse> used = new ArrayList<>();
    for (String line : uses) {
      List<String> words = Words.of(line);
      ExtractTool tool = tools.get(words.get(0));
      if (tool != null) {
        used.add(use(tool, words.subList(1, words.size())));
      }
    }
    List<String> seconds = Words.of(settings.text("extracttext_timeout"));
    Duration one = seconds(seconds, 0, 5);
    return new ExtractOptions(
        used, (int) settings.number("extracttext_maxparts"), one, seconds(seconds, 1, 10));
  }

  /** Checks a line: a name and at least one word; words of a use that are patterns must be such. */
  static void check(String setting, String value) throws BadLine {
    List<String> words = Words.of(value);
    if (words.size() < 2) {
      throw new BadLine(0, "expected the name of a tool and a command or kinds of files");
    }
    for (String word : words.subList(1, words.size())) {
      try {
        if (setting.equals("extracttext_use") && !word.startsWith(".")) {
          whole(word);
        }
      } catch (PatternProblem problem) {
        throw new BadLine(value.indexOf(word), "pattern not understood: " + problem.getMessage());
      }
    }
  }

  private static Duration seconds(List<String> words, int index, long otherwise) {
    return index < words.size()
        ? ScalarSyntax.duration(words.get(index)).orElse(Duration.ofSeconds(otherwise))
        : Duration.ofSeconds(otherwise);
  }

  private static ExtractUse use(ExtractTool tool, List<String> specifiers) {
    List<String> endings = new ArrayList<>();
    List<BiPredicate<String, LimitLog>> patterns = new ArrayList<>();
    for (String specifier : specifiers) {
      if (specifier.startsWith(".")) {
        endings.add(specifier.toLowerCase(Locale.ROOT));
      } else {
        patterns.add(test(specifier));
      }
    }
    return new ExtractUse(
        tool,
        endings,
        (text, log) -> patterns.stream().anyMatch(pattern -> pattern.test(text, log)));
  }

  /** A pattern that takes too long on a name or type does not match it, which is noted. */
  private static BiPredicate<String, LimitLog> test(String specifier) {
    try {
      PerlPattern pattern = whole(specifier);
      return (text, log) -> {
        try {
          return pattern.matches(Bytes.ofLatin1(text), MatchBudget.of(PER_NAME, PER_NAME));
        } catch (MatchGivenUp timeout) {
          log.reached(ExtractTools.class, "PER_NAME", PER_NAME.toMillis(), "ms");
          return false;
        }
      };
    } catch (PatternProblem problem) {
      throw new IllegalStateException("a line that was not checked: " + specifier, problem);
    }
  }

  private static PerlPattern whole(String specifier) throws PatternProblem {
    return PerlPattern.compileBare("(?i)^(?:" + specifier + ")\\z");
  }
}
