package org.hamlet.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A value that becomes known in the course of a scan, or never. Confined to the scan's thread.
 *
 * @param <T> the value's type
 */
public final class Awaited<T> {

  private final List<Consumer<T>> waiting = new ArrayList<>();
  private Optional<T> value = Optional.empty();

  /** Makes it known; only the first time counts. */
  public void set(T known) {
    if (value.isPresent()) {
      return;
    }
    value = Optional.of(known);
    List<Consumer<T>> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(then -> then.accept(known));
  }

  /** Calls {@code then} once it is known: at once when it is. */
  public void whenKnown(Consumer<T> then) {
    if (value.isPresent()) {
      then.accept(value.get());
    } else {
      waiting.add(then);
    }
  }

  /** The value if it is known by now. */
  public Optional<T> now() {
    return value;
  }
}
