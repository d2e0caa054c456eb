package org.hamlet.message;

/**
 * One header field as received.
 *
 * @param name as written, without trailing white space
 * @param raw everything after the first colon with the leading white space and the folds, line ends
 *     as LF, without the last line end
 */
public record HeaderField(String name, Bytes raw) {

  /** Whether the name is {@code other}, ignoring ASCII case. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }
}
