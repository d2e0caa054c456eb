package org.hamlet.scanner;

import java.io.IOException;
import java.util.List;

/**
 * Where the users of a server keep their preferences, which are read with a user's rights. Asked at
 * each scan that names a user; called by many threads.
 */
@FunctionalInterface
public interface UserPreferences {

  /** Nobody has any. */
  UserPreferences NONE = user -> List.of();

  /**
   * What one user prefers now, in the order in which it is read; empty when nothing is written
   * down.
   *
   * @param user the name as the client sent it: data, not a path
   * @throws IOException when it cannot be read; the message is scanned with the site's settings
   */
  List<PreferenceText> of(String user) throws IOException;
}
