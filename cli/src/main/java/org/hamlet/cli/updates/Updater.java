package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Brings channels to their newest release: fetched, checked, unpacked, read on trial, and only then
 * used. Whatever fails leaves the installed release as it is. One thread.
 */
public final class Updater {

  /** Most problems of a release that are told. */
  static final int MAX_TOLD = 10;

  private final Path rules;
  private final ReleaseSource source;
  private final Optional<Keyring> keyring;
  private final ScoreAdjustment scores;
  private final Trial trial;

  /** Reads rules on trial. */
  @FunctionalInterface
  public interface Trial {
    /** Why the rules of a file cannot be used, a problem a line; empty when they can. */
    List<String> problems(Path file);
  }

  /**
   * What was done.
   *
   * @param before the version there was, if any
   * @param now the version there is
   */
  public record Outcome(OptionalLong before, long now) {

    /** Whether the version is another. */
    public boolean changed() {
      return before.isEmpty() || before.getAsLong() != now;
    }
  }

  /**
   * An updater.
   *
   * @param rules the folder of all channels; made when missing
   * @param keyring whose signature is believed; without one archives only arrive whole
   * @param scores what is made of all scores of a new release
   */
  public Updater(
      Path rules,
      ReleaseSource source,
      Optional<Keyring> keyring,
      ScoreAdjustment scores,
      Trial trial) {
    this.rules = rules;
    this.source = source;
    this.keyring = keyring;
    this.scores = scores;
    this.trial = trial;
  }

  /** Whether a newer release is there, without fetching it. */
  public Outcome check(Channel channel) throws UpdateFailure {
    OptionalLong before = new InstalledChannel(rules, channel).version();
    return new Outcome(before, Math.max(before.orElse(0), source.newest(channel)));
  }

  /** Installs the newest release, if it is newer than the one in use. */
  public Outcome update(Channel channel) throws UpdateFailure {
    UpdateLock lock = UpdateLock.of(rules);
    try {
      return updateLocked(channel);
    } finally {
      lock.giveBack();
    }
  }

  private Outcome updateLocked(Channel channel) throws UpdateFailure {
    InstalledChannel installed = new InstalledChannel(rules, channel);
    OptionalLong before = installed.version();
    long newest = source.newest(channel);
    if (before.isPresent() && newest <= before.getAsLong()) {
      return new Outcome(before, before.getAsLong());
    }
    Path fetched = temporary();
    try {
      install(installed, source.fetch(channel, newest, fetched));
    } finally {
      clear(fetched);
    }
    return new Outcome(before, newest);
  }

  /** Uses the release before again. */
  public Outcome rollBack(Channel channel) throws UpdateFailure {
    UpdateLock lock = UpdateLock.of(rules);
    try {
      InstalledChannel installed = new InstalledChannel(rules, channel);
      OptionalLong version = installed.version();
      installed.rollBack();
      return new Outcome(version, installed.version().orElse(0));
    } finally {
      lock.giveBack();
    }
  }

  private void install(InstalledChannel installed, Release release) throws UpdateFailure {
    Checksums.check(release.archive(), keyring.isEmpty());
    if (keyring.isPresent()) {
      keyring.get().verify(release.archive());
    }
    Path folder = installed.folderFor(release.version());
    boolean used = false;
    try {
      RuleArchive.unpack(release.archive(), folder);
      installed.prepare(folder, scores);
      List<String> problems = trial.problems(installed.written(release.version(), folder));
      if (!problems.isEmpty()) {
        throw new UpdateFailure("the new rules cannot be used: " + told(problems));
      }
      installed.use(folder);
      used = true;
    } finally {
      if (!used) {
        installed.discard(folder);
        removeIfEmpty(rules);
      }
    }
  }

  /** A folder without any rules would be taken for one of rules. */
  private static void removeIfEmpty(Path folder) throws UpdateFailure {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      // there are other channels
    } catch (IOException e) {
      throw new UpdateFailure("cannot remove " + folder, e);
    }
  }

  /** The first problems, a line each, and how many there are. */
  static String told(List<String> problems) {
    String first = String.join("\n", problems.subList(0, Math.min(MAX_TOLD, problems.size())));
    int more = problems.size() - MAX_TOLD;
    return problems.size() + " problem(s)\n" + first + (more > 0 ? "\nand " + more + " more" : "");
  }

  private static Path temporary() throws UpdateFailure {
    try {
      return Files.createTempDirectory("hamlet-update");
    } catch (IOException e) {
      throw new UpdateFailure("cannot make a folder for what is fetched", e);
    }
  }

  private static void clear(Path folder) throws UpdateFailure {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UpdateFailure("cannot clear " + folder, e);
    }
  }
}
