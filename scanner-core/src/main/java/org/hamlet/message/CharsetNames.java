package org.hamlet.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names that mail gives charsets, from {@code charsets.txt} beside this class: those that
 * SpamAssassin 4.0.1 knows, which are fewer and others than Java's.
 */
final class CharsetNames {

  /** Longest charset name that is looked up, in chars. */
  static final int MAX_CHARSET_NAME_CHARS = 40;

  private static final Map<String, Entry> ENTRIES = read();

  private record Entry(
      String charset,
      Map<Integer, Character> octets,
      Map<Integer, int[]> rows,
      Map<Character, Character> read) {

    Entry(String charset) {
      this(charset, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    boolean isCorrected() {
      return !octets.isEmpty() || !rows.isEmpty() || !read.isEmpty();
    }

    /** Takes a line: octets in hex, the character they are, and the one Java makes of them. */
    void correct(String[] line) {
      if (line[0].endsWith("+")) {
        row(line);
        return;
      }
      Character right = (char) Integer.parseInt(line[1], 16);
      if (line[2].equals("-")) {
        octets.put(CorrectedCharset.key(line[0]), right);
      } else {
        read.put((char) Integer.parseInt(line[2], 16), right);
      }
    }

    /** Characters by the last of their octets, behind the octets before it in hex. */
    private void row(String[] line) {
      int last = line[0].length() - 3;
      int[] row = new int[256];
      int octet = Integer.parseInt(line[0].substring(last, last + 2), 16);
      for (int i = 1; i < line.length; i++, octet++) {
        row[octet] = line[i].equals("-") ? 0 : Integer.parseInt(line[i], 16);
      }
      rows.put(CorrectedCharset.key(line[0].substring(0, last)), row);
    }
  }

  private CharsetNames() {}

  /** The charset of that name in mail; nothing where SpamAssassin, or this Java, has none. */
  static Optional<Charset> find(String name) {
    String key = name.trim().toLowerCase(Locale.ROOT);
    Entry entry = key.length() > MAX_CHARSET_NAME_CHARS ? null : ENTRIES.get(key);
    if (entry == null || !Charset.isSupported(entry.charset)) {
      return Optional.empty();
    }
    Charset charset = Charset.forName(entry.charset);
    return Optional.of(
        entry.isCorrected()
            ? new CorrectedCharset(charset, entry.octets, entry.rows, entry.read)
            : charset);
  }

  private static Map<String, Entry> read() {
    Map<String, Entry> entries = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CharsetNames.class.getResourceAsStream("charsets.txt"),
                StandardCharsets.US_ASCII))) {
      Entry entry = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.strip().split(" ");
        if (line.startsWith("#")) {
          continue;
        }
        if (line.startsWith(" ")) {
          entry.correct(words);
          continue;
        }
        entry = new Entry(words[0]);
        for (int i = 1; i < words.length; i++) {
          entries.put(words[i], entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(entries);
  }
}
