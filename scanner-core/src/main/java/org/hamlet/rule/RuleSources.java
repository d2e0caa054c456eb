package org.hamlet.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.snapshot.SnapshotKey;

/**
 * What to read, in SpamAssassin's order: {@code .pre} files of the site, those of the rules
 * directory, the rules' {@code .cf} files in byte order, the site's, the user's preferences, and
 * last the lines given on the command line. Mutable while it is put together; one thread.
 */
public final class RuleSources {

  private static final String UPDATE_CHANNEL = "updates_spamassassin_org.cf";

  private final List<ConfigSource> pre = new ArrayList<>();
  private final List<ConfigSource> rules = new ArrayList<>();
  private final List<ConfigSource> site = new ArrayList<>();
  private final List<ConfigSource> preferences = new ArrayList<>();
  private final List<ConfigSource> appended = new ArrayList<>();
  private final List<ConfigProblem> problems = new ArrayList<>();

  /** Adds the {@code .pre} and {@code .cf} files of a rules directory. */
  public RuleSources rulesDirectory(Path directory) {
    pre.addAll(files(directory, ".pre"));
    rules.addAll(files(directory, ".cf"));
    return this;
  }

  /** Adds the {@code .pre} and {@code .cf} files of the site's directory. */
  public RuleSources siteDirectory(Path directory) {
    pre.addAll(0, files(directory, ".pre"));
    site.addAll(files(directory, ".cf"));
    return this;
  }

  /** Adds rules that lie in no directory, such as those shipped inside a jar. */
  public RuleSources rules(ConfigSource source) {
    rules.add(source);
    return this;
  }

  /** Adds the preferences of whoever runs the program. */
  public RuleSources preferences(ConfigSource source) {
    preferences.add(source);
    return this;
  }

  /**
   * Adds a line that is read after everything else, with the site's rights. Problems show it as one
   * of a file of all such lines.
   */
  public RuleSources line(String line) {
    String before = "\n".repeat(appended.size());
    appended.add(ConfigSource.text("(command line)", before + line));
    return this;
  }

  /** The same with all their bytes in memory, so that they say the same whenever they are read. */
  public RuleSources held() {
    RuleSources held = new RuleSources();
    pre.forEach(source -> held.pre.add(source.held()));
    rules.forEach(source -> held.rules.add(source.held()));
    site.forEach(source -> held.site.add(source.held()));
    preferences.forEach(source -> held.preferences.add(source.held()));
    appended.forEach(source -> held.appended.add(source.held()));
    held.problems.addAll(problems);
    return held;
  }

  /** Adds all names, contents and problems to what a snapshot depends on. */
  public void addTo(SnapshotKey.Builder key) {
    for (List<ConfigSource> kind : List.of(pre, rules, site, preferences, appended)) {
      key.add("kind");
      kind.forEach(source -> source.addTo(key));
    }
    problems.forEach(problem -> key.add(problem.render()));
  }

  /** Adds the names alone. */
  public void addNamesTo(SnapshotKey.Builder key) {
    for (List<ConfigSource> kind : List.of(pre, rules, site, preferences, appended)) {
      key.add("kind");
      kind.forEach(source -> key.add(source.name()));
    }
  }

  List<ConfigSource> pre() {
    return pre;
  }

  List<ConfigSource> beforePreferences() {
    List<ConfigSource> all = new ArrayList<>(rules);
    all.addAll(site);
    return all;
  }

  List<ConfigSource> preferences() {
    return preferences;
  }

  List<ConfigSource> appended() {
    return appended;
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  private List<ConfigSource> files(Path directory, String suffix) {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(directory)) {
      entries.filter(file -> endsIn(suffix, file)).forEach(found::add);
    } catch (IOException | UncheckedIOException e) {
      SourcePosition at = new SourcePosition(directory.toString(), 1, 1);
      String text = "cannot list the directory: " + reason(e);
      problems.add(new ConfigProblem(at, ConfigProblem.Severity.ERROR, text, ""));
    }
    found.sort(RuleSources::inReadingOrder);
    List<ConfigSource> sources = new ArrayList<>();
    for (Path file : found) {
      sources.add(ConfigSource.file(file));
    }
    return sources;
  }

  /** Compat: in small letters or capitals. */
  private static boolean endsIn(String suffix, Path file) {
    String name = file.getFileName().toString();
    int from = name.length() - suffix.length();
    return name.regionMatches(true, from, suffix, 0, suffix.length());
  }

  private static int inReadingOrder(Path a, Path b) {
    String left = a.getFileName().toString();
    String right = b.getFileName().toString();
    boolean leftFirst = left.equals(UPDATE_CHANNEL);
    boolean rightFirst = right.equals(UPDATE_CHANNEL);
    return leftFirst == rightFirst ? left.compareTo(right) : leftFirst ? -1 : 1;
  }

  /** A failure of the file system in a few words. */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
