package org.hamlet.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a mail server's access map (postfix access(5), sendmail's {@code access}): a key and
 * what to do with it, one pair a line; lines that begin with a space go on, {@code #} begins a
 * comment line. Immutable.
 *
 * @param entries actions by key, both as written
 * @param cut whether the file is longer than what was read
 */
record AccessMap(Map<String, String> entries, boolean cut) {

  /** How much of a map is read, in bytes. */
  static final int MAX_FILE_BYTES = 8 << 20;

  private static final String DATABASE_SUFFIX = ".db";
  private static final AccessMap EMPTY = new AccessMap(Map.of(), false);

  AccessMap {
    entries = Map.copyOf(entries);
  }

  /**
   * Reads the text behind a map's name.
   *
   * @param name of the map as a rule gives it: that of the text, or of the database that {@code
   *     postmap} or {@code makemap} makes of it, whose text lies beside it without {@code .db}
   * @return an empty map when there is no such text that can be read
   */
  static AccessMap read(String name) {
    String text =
        name.endsWith(DATABASE_SUFFIX)
            ? name.substring(0, name.length() - DATABASE_SUFFIX.length())
            : name;
    try (InputStream in = Files.newInputStream(Path.of(text))) {
      byte[] read = in.readNBytes(MAX_FILE_BYTES);
      boolean cut = in.read() >= 0;
      return new AccessMap(entries(new String(read, StandardCharsets.ISO_8859_1), cut), cut);
    } catch (IOException | InvalidPathException unreadable) {
      return EMPTY;
    }
  }

  /** The entries; a last line that was cut is left out. */
  private static Map<String, String> entries(String text, boolean cut) {
    Map<String, String> entries = new HashMap<>();
    int end = cut ? text.lastIndexOf('\n') + 1 : text.length();
    text.substring(0, end)
        .lines()
        .filter(line -> !line.isBlank() && line.charAt(0) != '#' && line.charAt(0) > ' ')
        .map(line -> line.split("\\s+", 2))
        .forEach(pair -> entries.putIfAbsent(pair[0], pair.length == 2 ? pair[1].strip() : ""));
    return entries;
  }

  /** The action for a key. */
  Optional<String> action(String key) {
    return Optional.ofNullable(entries.get(key));
  }
}
