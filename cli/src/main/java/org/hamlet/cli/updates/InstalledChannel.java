package org.hamlet.cli.updates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.models.disk.FileMode;

/**
 * A channel as it is installed: a folder for each release, and one file {@code CHANNEL.cf} that
 * includes the files of the release in use (with SpamAssassin's line {@code # UPDATE version}, so
 * that both programs read it). That file is replaced by renaming: whoever reads finds the old
 * release or the new one. The release before stays for {@link #rollBack}.
 */
final class InstalledChannel {

  private static final Pattern VERSION = Pattern.compile("(?m)^# UPDATE version (\\d{1,18})$");
  private static final Pattern INCLUDED = Pattern.compile("(?m)^include ([^/\\n]+)/");

  /**
   * Keys whose lines would run or load a program, or lead questions elsewhere: never taken from a
   * release, as in sa-update. The parser takes keys in any letter case, with {@code -} for {@code
   * _} and after {@code lang XX}.
   */
  private static final Pattern RUNS =
      Pattern.compile(
          "(?im)^([ \\t\\x0B\\f\\r]*+(?:lang[ \\t]++\\S++[ \\t]++)?)((?:load|try)[_-]?plugin\\b"
              + "|\\w*[_-](?:modules?|factory)\\b|extracttext[_-]external\\b|dns[_-]server\\b"
              + "|(?:dcc|pyzor|razor)[_-](?:path|options|config|home)\\b|dcc[_-]dccifd[_-]path\\b)");

  /** How the folder of a release ends that is not in use yet. */
  private static final String UNPACKED = ".new";

  private final Path rules;
  private final Channel channel;

  /**
   * A channel, installed or not.
   *
   * @param rules the folder of all channels
   */
  InstalledChannel(Path rules, Channel channel) {
    this.rules = rules;
    this.channel = channel;
  }

  /** The version in use; empty when none is installed. */
  OptionalLong version() throws UpdateFailure {
    return version(inUse());
  }

  /** The version used before; empty when there is none. */
  OptionalLong versionBefore() throws UpdateFailure {
    return version(before());
  }

  /** A folder for a release that is being unpacked, empty. */
  Path folderFor(long version) throws UpdateFailure {
    Path folder = rules.resolve(channel.fileName() + "-" + version + UNPACKED);
    try {
      FileMode.checkWay(folder);
      delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException | UncheckedIOException e) {
      throw new UpdateFailure("cannot make " + folder, e);
    }
  }

  /**
   * Makes an unpacked release ready to be read: what runs programs becomes a comment, and scores
   * what the administrator wants.
   */
  void prepare(Path folder, ScoreAdjustment scores) throws UpdateFailure {
    for (Path file : files(folder, "")) {
      try {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String kept = scores.of(RUNS.matcher(text).replaceAll("# $1$2"));
        if (!kept.equals(text)) {
          Files.writeString(file, kept, StandardCharsets.ISO_8859_1);
        }
      } catch (IOException e) {
        throw new UpdateFailure("cannot change " + file, e);
      }
    }
  }

  /** Writes the file that includes all of an unpacked release, not in use yet. */
  Path written(long version, Path folder) throws UpdateFailure {
    StringBuilder text = new StringBuilder("# UPDATE version " + version + "\n");
    for (Path file : files(folder, ".cf")) {
      text.append("include ").append(folder.getFileName()).append('/');
      text.append(folder.relativize(file)).append('\n');
    }
    return write(fresh(), text.toString());
  }

  /** Uses that release from now on; what was used before stays, older ones go. */
  void use(Path folder) throws UpdateFailure {
    String unpacked = folder.getFileName().toString();
    String name = unpacked.substring(0, unpacked.length() - UNPACKED.length());
    try {
      Path lasting = rules.resolve(name);
      FileMode.checkWay(inUse());
      if (Files.exists(lasting)) {
        // one that was rolled back: the file in use or the one before may lead there
        delete(lasting);
      }
      // a power cut must not leave a file in use that includes empty ones
      Forced.tree(folder);
      Files.move(folder, lasting, StandardCopyOption.ATOMIC_MOVE);
      String text = Files.readString(fresh(), StandardCharsets.ISO_8859_1);
      write(fresh(), text.replace("include " + unpacked + "/", "include " + name + "/"));
      if (Files.exists(inUse()) && !folderNamed(inUse()).equals(name)) {
        Files.copy(inUse(), kept(), StandardCopyOption.REPLACE_EXISTING);
        Forced.one(kept());
        Files.move(kept(), before(), StandardCopyOption.ATOMIC_MOVE);
      }
      Forced.one(fresh());
      Forced.one(rules);
      Files.move(fresh(), inUse(), StandardCopyOption.ATOMIC_MOVE);
      Forced.one(rules);
      deleteUnused();
    } catch (IOException | UncheckedIOException e) {
      throw new UpdateFailure("cannot change " + inUse(), e);
    }
  }

  /** A file that whoever scans can read, whatever rights new files have here. */
  private Path write(Path file, String text) throws UpdateFailure {
    try {
      FileMode.checkWay(file);
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException e) {
      throw new UpdateFailure("cannot write " + file, e);
    }
  }

  /** Uses the release before again, and this one as the one before. */
  void rollBack() throws UpdateFailure {
    if (!Files.exists(before())) {
      throw new UpdateFailure("no earlier release of " + channel.name() + " is kept");
    }
    try {
      FileMode.checkWay(inUse());
      Files.copy(inUse(), kept(), StandardCopyOption.REPLACE_EXISTING);
      Forced.one(kept());
      Files.move(before(), inUse(), StandardCopyOption.ATOMIC_MOVE);
      Files.move(kept(), before(), StandardCopyOption.ATOMIC_MOVE);
      Forced.one(rules);
    } catch (IOException e) {
      throw new UpdateFailure("cannot change " + inUse(), e);
    }
  }

  /** Removes the folder of a release that is not used after all. */
  void discard(Path folder) throws UpdateFailure {
    try {
      Files.deleteIfExists(fresh());
      delete(folder);
    } catch (IOException | UncheckedIOException e) {
      throw new UpdateFailure("cannot remove " + folder, e);
    }
  }

  private Path fresh() {
    return rules.resolve(channel.fileName() + ".new.cf");
  }

  private Path inUse() {
    return rules.resolve(channel.fileName() + ".cf");
  }

  /** A copy of the file in use, until it takes the place of the one before. */
  private Path kept() {
    return rules.resolve(channel.fileName() + ".cf.kept");
  }

  private Path before() {
    return rules.resolve(channel.fileName() + ".cf.before");
  }

  private static OptionalLong version(Path file) throws UpdateFailure {
    try {
      Matcher version = VERSION.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      return version.find()
          ? OptionalLong.of(Long.parseLong(version.group(1)))
          : OptionalLong.empty();
    } catch (NoSuchFileException none) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UpdateFailure("cannot read " + file, e);
    }
  }

  private static String folderNamed(Path file) throws IOException {
    Matcher included = INCLUDED.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    return included.find() ? included.group(1) : "";
  }

  private void deleteUnused() throws IOException {
    String now = folderNamed(inUse());
    String then = Files.exists(before()) ? folderNamed(before()) : "";
    Pattern ours = Pattern.compile(Pattern.quote(channel.fileName()) + "-\\d{1,18}(?:\\.new)?");
    try (Stream<Path> entries = Files.list(rules)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (ours.matcher(name).matches() && !name.equals(now) && !name.equals(then)) {
          delete(entry);
        }
      }
    }
  }

  private static List<Path> files(Path folder, String suffix) throws UpdateFailure {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = new ArrayList<>();
      all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .sorted()
          .forEach(files::add);
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new UpdateFailure("cannot list " + folder, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
