package org.hamlet.models.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hamlet.scanner.ScannerBuilder;

/** The rules inside the jar: what a scanner uses that was told of no others. */
public final class ShippedRules {

  private static final String INDEX = "index";

  private ShippedRules() {}

  /** Adds the files in the order of their index. */
  public static ScannerBuilder addTo(ScannerBuilder builder) {
    files().forEach(file -> builder.rules(ShippedRules.class, file));
    return builder;
  }

  /** The names of the files, in the order they are read. */
  static List<String> files() {
    try (InputStream index = ShippedRules.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        throw new IllegalStateException("the list of shipped rules is not in the jar");
      }
      return new BufferedReader(new InputStreamReader(index, StandardCharsets.US_ASCII))
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
