package org.hamlet.cli.log;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The areas of {@code --debug}, in SpamAssassin's words: names between commas, {@code all} for
 * every one, {@code noNAME} without that one. Immutable.
 */
public final class DebugAreas {

  /** Every area. */
  static final String ALL = "all";

  private static final String WITHOUT = "no";

  private final Set<String> wanted = new HashSet<>();
  private final Set<String> unwanted = new HashSet<>();

  /**
   * Areas.
   *
   * @param list names between commas; none is all, and {@code noall} alone is none
   */
  public DebugAreas(String list) {
    for (String word : list.toLowerCase(Locale.ROOT).split(",")) {
      String area = word.strip();
      if (area.startsWith(WITHOUT) && !area.equals("noise")) {
        unwanted.add(area.substring(WITHOUT.length()));
      } else if (!area.isEmpty()) {
        wanted.add(area);
      }
    }
    if (wanted.isEmpty() && !unwanted.contains(ALL)) {
      wanted.add(ALL);
    }
  }

  /** The areas named. */
  Set<String> wanted() {
    return Set.copyOf(wanted);
  }

  /** Whether an area is to be told. */
  boolean tells(String area) {
    return !unwanted.contains(area) && (wanted.contains(ALL) || wanted.contains(area));
  }
}
