package org.hamlet.net.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of a service's own client, such as its list of servers. */
public final class ServiceFile {

  private ServiceFile() {}

  /**
   * Its lines without comments and blank ones, stripped.
   *
   * @param maxBytes longest file that is read
   * @throws IOException when it is longer, not there or cannot be read; the message names it
   */
  public static List<String> lines(Path file, int maxBytes) throws IOException {
    return allLines(file, maxBytes).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /**
   * Its lines as they are, one char a byte.
   *
   * @param maxBytes longest file that is read
   * @throws IOException when it is longer, not there or cannot be read; the message names it
   */
  public static List<String> allLines(Path file, int maxBytes) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a directory");
    }
    try {
      if (Files.size(file) > maxBytes) {
        throw new IOException(file + ": is longer than " + maxBytes + " bytes");
      }
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": may not be read", e);
    }
  }

  /**
   * Its lines {@code NAME = VALUE}; others have no effect, and of a name's the last counts.
   *
   * @param maxBytes longest file that is read
   * @throws IOException when it is longer, not there or cannot be read; the message names it
   */
  public static Map<String, String> pairs(Path file, int maxBytes) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : lines(file, maxBytes)) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2) {
        values.put(pair[0].strip(), pair[1].strip());
      }
    }
    return values;
  }
}
