package org.hamlet.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a message or part, in the order received. Found by name at once: rules ask
 * for hundreds of names, and a hostile message has thousands of fields. Immutable.
 */
public final class Headers {

  private final List<HeaderField> fields;
  private final Map<String, List<HeaderField>> byName;

  /**
   * Headers of these fields.
   *
   * @param fields all of them, in order; copied
   */
  public Headers(List<HeaderField> fields) {
    this.fields = List.copyOf(fields);
    byName = new HashMap<>();
    for (HeaderField field : this.fields) {
      byName.computeIfAbsent(key(field.name()), name -> new ArrayList<>(1)).add(field);
    }
    byName.replaceAll((name, same) -> List.copyOf(same));
  }

  /** All fields in order. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** All fields of that name, in order; names compare without ASCII case. */
  public List<HeaderField> all(String name) {
    return byName.getOrDefault(key(name), List.of());
  }

  /** The first field of that name. */
  public Optional<HeaderField> first(String name) {
    List<HeaderField> same = all(name);
    return same.isEmpty() ? Optional.empty() : Optional.of(same.get(0));
  }

  /** The last field of that name: the one that counts for Content-Type. */
  public Optional<HeaderField> last(String name) {
    List<HeaderField> same = all(name);
    return same.isEmpty() ? Optional.empty() : Optional.of(same.get(same.size() - 1));
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return byName.containsKey(key(name));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
