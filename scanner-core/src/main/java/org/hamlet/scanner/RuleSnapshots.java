package org.hamlet.scanner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.rule.IncludedFile;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSetSnapshot;
import org.hamlet.rule.RuleSources;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotFile;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rule sets that were read before, one file each in a directory. A file serves only as long as this
 * code, all texts and all circumstances are what they were when it was made; else the texts are
 * read, and the file can be made anew. Where that is not allowed everything works without.
 * Thread-safe.
 */
final class RuleSnapshots {

  /** Most files kept; the one written longest ago goes first. */
  static final int MAX_FILES = 8;

  private static final String PREFIX = "rules-";
  private static final String SUFFIX = ".snapshot";

  private final Optional<Place> place;
  private final RuleSetReader reader;
  private volatile @Nullable Used used;

  /**
   * Where snapshots are.
   *
   * @param directory need not be there
   * @param code tells this code apart from any other
   */
  record Place(Path directory, SnapshotKey code) {}

  /**
   * What was read last.
   *
   * @param from the snapshot it came from; empty when it was read from texts
   */
  private record Used(
      SnapshotFile file,
      SnapshotKey key,
      RuleSet rules,
      List<IncludedFile> included,
      Optional<SnapshotReader> from) {

    boolean isSaved() {
      return from.isPresent() && !from.get().damaged();
    }
  }

  /**
   * Prepares; nothing is read yet.
   *
   * @param place where they are; empty for none at all
   * @param reader reads the texts
   */
  RuleSnapshots(Optional<Place> place, RuleSetReader reader) {
    this.place = place;
    this.reader = reader;
  }

  /** The rule set of these sources. */
  RuleSet read(RuleSources sources) {
    if (place.isEmpty()) {
      return reader.read(sources);
    }
    RuleSources held = sources.held();
    SnapshotKey.Builder names = new SnapshotKey.Builder();
    reader.addTo(names);
    held.addNamesTo(names);
    String name = PREFIX + Long.toHexString(names.key().first()) + SUFFIX;
    SnapshotFile file = new SnapshotFile(place.get().directory().resolve(name));
    SnapshotKey key = key(held, place.get().code());
    Optional<SnapshotReader> from = file.read(key);
    Optional<Used> known = from.flatMap(in -> used(file, key, in));
    Used read = known.orElseGet(() -> readTexts(file, key, held));
    used = read;
    return read.rules();
  }

  private Used readTexts(SnapshotFile file, SnapshotKey key, RuleSources held) {
    List<IncludedFile> included = new ArrayList<>();
    RuleSet rules = reader.read(held, included);
    return new Used(file, key, rules, List.copyOf(included), Optional.empty());
  }

  private SnapshotKey key(RuleSources held, SnapshotKey code) {
    SnapshotKey.Builder key = new SnapshotKey.Builder();
    key.add(Long.toHexString(code.first())).add(Long.toHexString(code.second()));
    reader.addTo(key);
    held.addTo(key);
    return key.key();
  }

  private static Optional<Used> used(SnapshotFile file, SnapshotKey key, SnapshotReader in) {
    try {
      List<IncludedFile> included = new ArrayList<>();
      for (int left = in.count(1); left > 0; left--) {
        IncludedFile named = IncludedFile.read(in);
        if (!named.isUnchanged()) {
          return Optional.empty();
        }
        included.add(named);
      }
      RuleSet rules = RuleSetSnapshot.read(in);
      return in.isAtEnd()
          ? Optional.of(new Used(file, key, rules, included, Optional.of(in)))
          : Optional.empty();
    } catch (SnapshotDamage e) {
      return Optional.empty();
    }
  }

  /**
   * Writes down what was read from texts, for the next start; does nothing where a snapshot was
   * used and is whole, or none can be written.
   */
  synchronized void save() {
    Used made = used;
    if (made == null || made.isSaved() || !made.file().isWritable()) {
      return;
    }
    used = null;
    SnapshotWriter out = new SnapshotWriter();
    out.number(made.included().size());
    made.included().forEach(file -> file.write(out));
    RuleSetSnapshot.write(made.rules(), out);
    if (made.file().write(made.key(), out)) {
      removeOldest();
    }
  }

  private void removeOldest() {
    try (Stream<Path> entries = Files.list(place.orElseThrow().directory())) {
      List<Path> files =
          entries
              .filter(RuleSnapshots::isSnapshot)
              .sorted(Comparator.comparing(RuleSnapshots::written).reversed())
              .toList();
      for (Path file : files.subList(Math.min(MAX_FILES, files.size()), files.size())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stays) {
      // a file too many does no harm
    }
  }

  private static boolean isSnapshot(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX)
        && (name.endsWith(SUFFIX)
            || (name.contains(SUFFIX) && name.endsWith(SnapshotFile.NEW_SUFFIX)));
  }

  private static long written(Path file) {
    return file.toFile().lastModified();
  }
}
