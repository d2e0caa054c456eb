package org.hamlet.mailet;

import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.MailetConfig;
import org.apache.mailet.MailetException;

/**
 * The init parameters of a mailet, read strictly: a name or value that makes no sense is one clear
 * sentence, which stops James's start. Immutable.
 */
final class InitParameters {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kKmM]?)[bB]?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|)");

  /** What James itself reads of every mailet, whoever wrote it, and hands on with the rest. */
  private static final Set<String> READ_BY_JAMES = Set.of("onMailetException", "onMatchException");

  private static final String FILE_SCHEME = "file:";

  private final String mailet;
  private final FileSystem files;
  private final Map<String, String> values;

  private InitParameters(String mailet, FileSystem files, Map<String, String> values) {
    this.mailet = mailet;
    this.files = files;
    this.values = Map.copyOf(values);
  }

  /**
   * The parameters; all their names must be known, to the mailet or to James.
   *
   * @param files what James's own paths, such as {@code file://conf/hamlet}, are relative to
   */
  static InitParameters of(MailetConfig config, FileSystem files, String mailet, Set<String> known)
      throws MailetException {
    Map<String, String> values = new HashMap<>();
    Iterator<String> names = config.getInitParameterNames();
    while (names.hasNext()) {
      String name = names.next();
      if (READ_BY_JAMES.contains(name)) {
        continue;
      }
      String value = config.getInitParameter(name);
      if (!known.contains(name)) {
        throw new MailetException(
            mailet + ": unknown parameter " + name + "; there are: " + sorted(known));
      }
      values.put(name, value == null ? "" : value.strip());
    }
    return new InitParameters(mailet, files, values);
  }

  /** A text; an empty one counts as not given. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** A word for yes or no. */
  Optional<Boolean> flag(String name) throws MailetException {
    Optional<String> text = text(name).map(value -> value.toLowerCase(Locale.ROOT));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.get()) {
      case "true", "yes", "1" -> Optional.of(true);
      case "false", "no", "0" -> Optional.of(false);
      default -> throw wrong(name, "neither true nor false");
    };
  }

  /** A finite number. */
  Optional<Double> number(String name) throws MailetException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      double number = Double.parseDouble(text.get());
      if (Double.isFinite(number)) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notOne) {
      // told below
    }
    throw wrong(name, "not a number");
  }

  /** A size in bytes, such as {@code 500000}, {@code 500K} or {@code 2 MB}. */
  Optional<Long> size(String name) throws MailetException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = SIZE.matcher(text.get());
    if (!matcher.matches()) {
      throw wrong(name, "not a size such as 500K or 2M");
    }
    long unit =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          default -> 1L;
        };
    return Optional.of(Long.parseLong(matcher.group(1)) * unit);
  }

  /** A time above zero, such as {@code 30 s}, {@code 500 ms} or {@code 2 m}; seconds when bare. */
  Optional<Duration> time(String name) throws MailetException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = TIME.matcher(text.get());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw wrong(name, "not a time such as 30 s or 500 ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofSeconds(amount);
        });
  }

  /** A directory that is there. */
  Optional<Path> directory(String name) throws MailetException {
    Optional<Path> path = path(name);
    if (path.isPresent() && !Files.isDirectory(path.get())) {
      throw wrong(name, "no such directory: " + path.get());
    }
    return path;
  }

  /**
   * A path as everywhere in James: {@code file://conf/} and the like, else relative to its folder.
   */
  Optional<Path> path(String name) throws MailetException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path =
          text.get().startsWith(FILE_SCHEME)
              ? files.getFile(text.get()).toPath()
              : files.getBasedir().toPath().resolve(text.get());
      return Optional.of(path.toAbsolutePath().normalize());
    } catch (FileNotFoundException e) {
      throw wrong(name, "no such file or directory");
    }
  }

  /** The sentence for a value that makes no sense. */
  MailetException wrong(String name, String why) {
    return new MailetException(
        mailet + ": parameter " + name + ": \"" + values.getOrDefault(name, "") + "\": " + why);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
