package org.hamlet.eval;

import org.jspecify.annotations.Nullable;

/** A map that is read when a scan first asks for it. Thread-safe; no lock once it is read. */
final class AccessMapOnDemand {

  private final String name;
  private volatile @Nullable AccessMap read;

  AccessMapOnDemand(String name) {
    this.name = name;
  }

  AccessMap get() {
    AccessMap known = read;
    return known == null ? readOnce() : known;
  }

  private synchronized AccessMap readOnce() {
    AccessMap known = read;
    if (known == null) {
      known = AccessMap.read(name);
      read = known;
    }
    return known;
  }
}
