package org.hamlet.verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the limits that a stage reaches, each once however often it is reached, so there are
 * never more of them than limits. Costs nothing until the first one. Confined to one scan.
 */
public final class LimitLog {

  private final Set<LimitReached> limits = new LinkedHashSet<>();
  private Class<?> lastOwner = LimitLog.class;
  private String lastName = "";

  /** Notes a limit; see {@link LimitReached#of}. Cheap when it is the one noted last. */
  public void reached(Class<?> owner, String name, long value, String unit) {
    if (owner != lastOwner || !name.equals(lastName)) {
      limits.add(LimitReached.of(owner, name, value, unit));
      lastOwner = owner;
      lastName = name;
    }
  }

  /** Notes a limit that was reached. */
  public void add(LimitReached reached) {
    limits.add(reached);
  }

  /** Notes what a stage before reached. */
  public void addAll(List<LimitReached> reached) {
    limits.addAll(reached);
  }

  /** What was reached so far, in order. */
  public List<LimitReached> reached() {
    return List.copyOf(limits);
  }
}
