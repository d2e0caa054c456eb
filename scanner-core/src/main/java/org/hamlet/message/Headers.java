package org.hamlet.message;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of a message or part, in the order received.
 *
 * @param fields all of them
 */
public record Headers(List<HeaderField> fields) {

  /** Copies the list. */
  public Headers {
    fields = List.copyOf(fields);
  }

  /** All fields of that name, in order; names compare without ASCII case. */
  public List<HeaderField> all(String name) {
    return fields.stream().filter(f -> f.is(name)).toList();
  }

  /** The first field of that name. */
  public Optional<HeaderField> first(String name) {
    return fields.stream().filter(f -> f.is(name)).findFirst();
  }

  /** The last field of that name: the one that counts for Content-Type. */
  public Optional<HeaderField> last(String name) {
    return fields.stream().filter(f -> f.is(name)).reduce((a, b) -> b);
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return first(name).isPresent();
  }
}
