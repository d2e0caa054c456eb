package org.hamlet.rule;

import java.util.List;
import java.util.Locale;

/**
 * Addresses with {@code *} and {@code ?}, compared without case, whole.
 *
 * @param globs lower case
 */
public record AddressList(List<String> globs) {

  /** Copies the list. */
  public AddressList {
    globs = List.copyOf(globs);
  }

  /** Whether any entry matches the address. */
  public boolean matches(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return globs.stream().anyMatch(g -> Glob.matches(g, lower));
  }
}
