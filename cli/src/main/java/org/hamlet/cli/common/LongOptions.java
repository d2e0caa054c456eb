package org.hamlet.cli.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Long options as SpamAssassin's spamd and sa-check_spamd take them (perldoc Getopt::Long): in
 * letters of any size, shortened as far as one option is meant, and with {@code no} before some
 * flags. Names that SpamAssassin has come before ours, so that what it understands means the same
 * here. Its other programs take whole names only.
 */
public final class LongOptions implements IParameterPreprocessor {

  /** Options of ours, asked only when none of SpamAssassin's begins so. */
  static final Set<String> OWN =
      Set.of(
          "rules",
          "site",
          "prefs",
          "prefspath",
          "prefs-file",
          "config-file",
          "state",
          "no-bayes",
          "log-format",
          "status",
          "metrics",
          "digests",
          "socket");

  /** Flags of spamd that can be taken back. */
  private static final Set<String> NEGATABLE =
      Set.of(
          "create-prefs",
          "daemonize",
          "ldap-config",
          "local",
          "paranoid",
          "round-robin",
          "sql-config",
          "vpopmail");

  private static final String LONG = "--";

  /** A word that was read, and the option it is where it is one. */
  private record Word(String text, OptionSpec option) {}

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's
  public boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec none, Map<String, Object> info) {
    List<Word> read = new ArrayList<>();
    while (!words.isEmpty() && !words.peek().equals(LONG)) {
      String word = words.pop();
      if (word.startsWith(LONG)) {
        readLong(word, command, read);
      } else if (word.length() > 1 && word.charAt(0) == '-') {
        readLetters(word, command, read);
      } else {
        read.add(new Word(word, null));
        continue;
      }
      if (!words.isEmpty() && !read.isEmpty() && needsValue(read.get(read.size() - 1))) {
        read.add(new Word(words.pop(), null));
      }
    }
    for (int i = read.size() - 1; i >= 0; i--) {
      words.push(read.get(i).text());
    }
    return false;
  }

  private static boolean needsValue(Word word) {
    return word.option() != null
        && word.option().arity().min() > 0
        && Set.of(word.option().names()).contains(word.text());
  }

  private static void readLong(String word, CommandSpec command, List<Word> read) {
    int equals = word.indexOf('=');
    String name = word.substring(LONG.length(), equals < 0 ? word.length() : equals);
    String value = equals < 0 ? "" : word.substring(equals);
    OptionSpec letter = name.length() == 1 ? command.findOption("-" + name) : null;
    if (letter != null) {
      read.add(new Word("-" + name + value, letter));
      return;
    }
    OptionSpec exact = command.findOption(LONG + name);
    if (exact != null) {
      read.add(new Word(word, exact));
      return;
    }
    SortedSet<String> meant = named(name.toLowerCase(Locale.ROOT), command);
    if (meant.isEmpty()) {
      read.add(new Word(word, null));
      return;
    }
    String shortest = meant.first();
    if (!isOne(meant, command)) {
      String all = meant.stream().map(LONG::concat).collect(Collectors.joining(", "));
      throw new ParameterException(
          command.commandLine(), "option '" + LONG + name + "' is ambiguous (" + all + ")");
    }
    OptionSpec option = command.findOption(LONG + shortest);
    if (option == null) {
      OptionSpec flag = command.findOption(LONG + shortest.replaceFirst("^no-?", ""));
      read.removeIf(earlier -> Objects.equals(earlier.option(), flag));
    } else {
      read.add(new Word(LONG + shortest + value, option));
    }
  }

  /** Whether they are spellings of one option, such as ipv4, ipv4-only and ipv4only. */
  private static boolean isOne(SortedSet<String> names, CommandSpec command) {
    OptionSpec first = command.findOption(LONG + names.first());
    return names.stream()
        .allMatch(
            name ->
                name.startsWith(names.first())
                    && Objects.equals(first, command.findOption(LONG + name)));
  }

  /** The names that begin so, those that take a flag back included; a whole one is alone. */
  static SortedSet<String> named(String beginning, CommandSpec command) {
    SortedSet<String> theirs = new TreeSet<>();
    SortedSet<String> ours = new TreeSet<>();
    for (String dashed : command.optionsMap().keySet()) {
      if (dashed.startsWith(LONG)) {
        String name = dashed.substring(LONG.length());
        (OWN.contains(name) ? ours : theirs).add(name);
        if (NEGATABLE.contains(name)) {
          theirs.addAll(List.of("no" + name, "no-" + name));
        }
      }
    }
    for (SortedSet<String> names : List.of(theirs, ours)) {
      if (names.contains(beginning)) {
        return new TreeSet<>(Set.of(beginning));
      }
      names.removeIf(name -> !name.startsWith(beginning));
      if (!names.isEmpty()) {
        return names;
      }
    }
    return ours;
  }

  /** Letters behind one dash: flags one by one, the first that takes a value with the rest. */
  private static void readLetters(String word, CommandSpec command, List<Word> read) {
    for (int at = 1; at < word.length(); at++) {
      OptionSpec option = command.findOption("-" + word.charAt(at));
      if (option == null || option.arity().max() > 0) {
        read.add(new Word("-" + word.substring(at), option));
        return;
      }
      read.add(new Word("-" + word.charAt(at), option));
    }
  }
}
