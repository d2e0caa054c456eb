package org.hamlet.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes one text apart into effective lines: comments, {@code lang}, {@code if}, {@code include}
 * and {@code require_version} are dealt with here, everything else goes to {@link KeywordReader}.
 * Limits: {@link #MAX_LINE_BYTES}, {@link #MAX_INCLUDE_DEPTH}, {@link #MAX_INCLUDED_FILES}, {@link
 * OpenConditions#MAX_DEPTH} and {@link ConfigSource#MAX_FILE_BYTES}; what is beyond is left out
 * with a problem.
 */
final class ConfigFileReader {

  /** Longest line, in bytes. */
  static final int MAX_LINE_BYTES = 256 << 10;

  /** How deep {@code include} may nest. */
  static final int MAX_INCLUDE_DEPTH = 10;

  /** How many files {@code include} lines of one configuration may have read, again and again. */
  static final int MAX_INCLUDED_FILES = 1000;

  /** Compat: in small letters only. */
  private static final String LANG = "lang";

  private static final String UPDATE = "# UPDATE version ";

  /** What some editors write before a text in UTF-8. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final ConfigSource source;
  private final ReadingState state;
  private final int includeDepth;
  private final Optional<ConfigLine> includer;
  private final OpenConditions conditions;
  private boolean restSkipped;

  private ConfigFileReader(
      ConfigSource source, ReadingState state, int includeDepth, Optional<ConfigLine> includer) {
    this.source = source;
    this.state = state;
    this.includeDepth = includeDepth;
    this.includer = includer;
    this.conditions = new OpenConditions(state.problems());
  }

  /** Reads a text and all it includes. */
  static void read(ConfigSource source, ReadingState state) {
    new ConfigFileReader(source, state, 0, Optional.empty()).readAll();
  }

  private void readAll() {
    byte[] bytes;
    try {
      bytes = source.bytes();
    } catch (IOException e) {
      fileProblem("cannot read the file: " + RuleSources.reason(e));
      return;
    }
    int length = bytes.length;
    if (length > ConfigSource.MAX_FILE_BYTES) {
      length = ConfigSource.MAX_FILE_BYTES;
      fileProblem("the file is longer than " + length + " bytes, the rest is left out");
    }
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    readLines(text.startsWith(BYTE_ORDER_MARK) ? text.substring(3) : text);
    conditions.atEnd();
  }

  private void readLines(String text) {
    int at = 0;
    int number = 0;
    while (at < text.length() && !restSkipped) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      number++;
      int start = at;
      while (start < end && Words.isSpace(text.charAt(start))) {
        start++;
      }
      if (start < end && text.charAt(start) != '#') {
        readLine(text.substring(at, end), start - at, number);
      } else if (text.startsWith(UPDATE, at)) {
        noteUpdate(text.substring(at + UPDATE.length(), end).strip());
      }
      at = end + 1;
    }
  }

  /** The version that whoever publishes rules writes into a file of them. */
  private void noteUpdate(String version) {
    if (!version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9')) {
      state.settings().map(Settings.UPDATES).put(source.name(), version);
    }
  }

  private void readLine(String raw, int start, int number) {
    if (raw.length() > MAX_LINE_BYTES) {
      SourcePosition at = new SourcePosition(source.name(), number, 1);
      String text = "the line is longer than " + MAX_LINE_BYTES + " bytes";
      String shown = raw.substring(0, 40) + "...";
      state.problems().add(new ConfigProblem(at, ConfigProblem.Severity.ERROR, text, shown));
      return;
    }
    int end = endOfContent(raw, start);
    int keyEnd = Math.min(Words.endOfWord(raw, start), end);
    if (keyEnd == start) {
      return;
    }
    String key = raw.substring(start, keyEnd).toLowerCase(Locale.ROOT).replace('-', '_');
    if (conditions.skipping() && !isConditional(key)) {
      return;
    }
    int valueStart = Math.min(Words.skipSpace(raw, keyEnd), end);
    String value = raw.substring(valueStart, end);
    if (value.indexOf("\\#") >= 0) {
      value = value.replace("\\#", "#");
    }
    ConfigLine line = new ConfigLine(source.name(), number, raw, key, value, valueStart);
    if (key.equals(LANG) && raw.startsWith(LANG, start)) {
      readForeign(line);
    } else {
      obey(line);
    }
  }

  /** Where the comment, or the space before it or the line end, begins. */
  private static int endOfContent(String raw, int start) {
    int end = raw.length();
    int hash = raw.indexOf('#', start);
    while (hash >= 0) {
      if (raw.charAt(hash - 1) != '\\') {
        end = hash;
        break;
      }
      hash = raw.indexOf('#', hash + 1);
    }
    while (end > start && Words.isSpace(raw.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void readForeign(ConfigLine line) {
    int languageEnd = Words.endOfWord(line.value(), 0);
    int keyStart = Words.skipSpace(line.value(), languageEnd);
    if (keyStart == line.value().length()) {
      state.problems().add(line.keyError("lang needs a language and a line"));
      return;
    }
    String language = line.value().substring(0, languageEnd);
    if (!state.language().regionMatches(true, 0, language, 0, language.length())) {
      return;
    }
    int keyEnd = Words.endOfWord(line.value(), keyStart);
    String key =
        line.value().substring(keyStart, keyEnd).toLowerCase(Locale.ROOT).replace('-', '_');
    obey(line.tail(key, Words.skipSpace(line.value(), keyEnd)));
  }

  private void obey(ConfigLine line) {
    switch (line.key()) {
      case "if" -> open(line, condition(line));
      case "ifplugin" -> open(line, pluginCondition(line));
      case "else" -> conditions.otherwise(line);
      case "endif" -> conditions.close(line);
      case "include" -> include(line);
      case "require_version" -> requireVersion(line);
      default -> state.keywords().obey(line);
    }
  }

  private static boolean isConditional(String key) {
    return key.equals("if") || key.equals("ifplugin") || key.equals("else") || key.equals("endif");
  }

  private boolean condition(ConfigLine line) {
    if (conditions.skipping()) {
      return false;
    }
    try {
      return new ConditionParser(line.value(), state.plugins(), state.localOnly()).holds();
    } catch (ConditionParser.Malformed e) {
      state.problems().add(line.error(e.offset(), e.getMessage()));
      return false;
    }
  }

  private boolean pluginCondition(ConfigLine line) {
    if (line.value().isEmpty()) {
      state.problems().add(line.keyError("ifplugin needs the name of a plugin"));
      return false;
    }
    return !conditions.skipping() && state.plugins().isLoaded(line.value());
  }

  private void open(ConfigLine line, boolean holds) {
    restSkipped = !conditions.open(line, holds);
  }

  private void include(ConfigLine line) {
    if (line.value().isEmpty()) {
      state.problems().add(line.keyError("include needs the name of a file"));
    } else if (state.rights() == ReadingState.Rights.USER) {
      state.problems().add(line.keyError("include is the administrator's: no user names files"));
    } else if (includeDepth >= MAX_INCLUDE_DEPTH) {
      state.problems().add(line.keyError("include nests deeper than " + MAX_INCLUDE_DEPTH));
    } else if (state.included().size() >= MAX_INCLUDED_FILES) {
      state.problems().add(line.keyError("more than " + MAX_INCLUDED_FILES + " files included"));
    } else {
      readIncluded(line);
    }
  }

  private void readIncluded(ConfigLine line) {
    try {
      ConfigSource included = source.beside(line.value()).held();
      state.included().add(IncludedFile.of(included));
      new ConfigFileReader(included, state, includeDepth + 1, Optional.of(line)).readAll();
    } catch (InvalidPathException e) {
      state.problems().add(line.error(0, "no file can have this name"));
    }
  }

  private void requireVersion(ConfigLine line) {
    boolean same =
        line.value().equals("@@VERSION@@")
            || (ScalarSyntax.isNumber(line.value())
                && Double.parseDouble(line.value()) == ConditionParser.VERSION);
    if (!same) {
      restSkipped = true;
      String text = "written for another version; the rest of the file is left out";
      state.problems().add(line.error(0, text));
    }
  }

  private void fileProblem(String text) {
    if (includer.isPresent()) {
      state.problems().add(includer.get().error(0, text));
      return;
    }
    SourcePosition at = new SourcePosition(source.name(), 1, 1);
    state.problems().add(new ConfigProblem(at, ConfigProblem.Severity.ERROR, text, ""));
  }
}
