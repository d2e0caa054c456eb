package org.hamlet.models.store;

import java.io.IOException;

/** A file of the store does not hold what was written to it. */
public final class StoreDamaged extends IOException {

  private static final long serialVersionUID = 1;

  StoreDamaged(String what) {
    super(what);
  }
}
