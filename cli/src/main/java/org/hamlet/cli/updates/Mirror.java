package org.hamlet.cli.updates;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a list of mirrors: an address, and {@code weight=N} where it is to be asked oftener.
 *
 * @param address the folder of the archives
 * @param weight from 1
 */
record Mirror(URI address, int weight) {

  private static final Pattern LINE =
      Pattern.compile("\\s*(https?://[^\\s#]+)(?:\\s+weight=([1-9]\\d{0,3}))?.*");

  /** The mirror a line names; empty for a comment or something else. */
  static Optional<Mirror> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int weight = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    try {
      return Optional.of(new Mirror(URI.create(matcher.group(1)), weight));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
