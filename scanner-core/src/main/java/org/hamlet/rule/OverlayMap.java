package org.hamlet.rule;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A map with a few other values than the one below it, which both are not changed any more. */
final class OverlayMap<K, V> extends AbstractMap<K, V> {

  private final Map<K, V> below;
  private final Map<K, V> changes;

  OverlayMap(Map<K, V> below, Map<K, V> changes) {
    this.below = below;
    this.changes = changes;
  }

  @Override
  public V get(Object key) {
    V changed = changes.get(key);
    return changed == null ? below.get(key) : changed;
  }

  @Override
  public boolean containsKey(Object key) {
    return changes.containsKey(key) || below.containsKey(key);
  }

  /** A copy, since few ask for all of it. */
  @Override
  public Set<Entry<K, V>> entrySet() {
    Map<K, V> all = new LinkedHashMap<>(below);
    all.putAll(changes);
    return Collections.unmodifiableMap(all).entrySet();
  }
}
