package org.hamlet.rule;

/**
 * A place in the configuration.
 *
 * @param file path as it was given
 * @param line from 1
 * @param column from 1, in bytes
 */
public record SourcePosition(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
