package org.hamlet.rule;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotKey;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * A file that an {@code include} line named: whether it still says the same is known only once it
 * is known which files are named.
 *
 * @param name as problems show it
 * @param content of name and content when it was read
 */
public record IncludedFile(String name, Path path, SnapshotKey content) {

  static IncludedFile of(ConfigSource source) {
    return new IncludedFile(source.name(), source.path().orElseThrow(), contentOf(source));
  }

  private static SnapshotKey contentOf(ConfigSource source) {
    SnapshotKey.Builder key = new SnapshotKey.Builder();
    source.addTo(key);
    return key.key();
  }

  /** Whether the file still says the same, or still cannot be read. */
  public boolean isUnchanged() {
    ConfigSource now = ConfigSource.file(path);
    return contentOf(new ConfigSource(name, Optional.of(path), now.opener())).equals(content);
  }

  /** Writes it into a snapshot. */
  public void write(SnapshotWriter out) {
    out.text(name).text(path.toString()).whole(content.first()).whole(content.second());
  }

  /** Reads one. */
  public static IncludedFile read(SnapshotReader in) throws SnapshotDamage {
    String name = in.text();
    String path = in.text();
    long first = in.whole();
    try {
      return new IncludedFile(name, Path.of(path), new SnapshotKey(first, in.whole()));
    } catch (InvalidPathException e) {
      throw new SnapshotDamage("no name of a file");
    }
  }
}
