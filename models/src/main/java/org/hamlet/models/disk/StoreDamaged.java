package org.hamlet.models.disk;

import java.io.IOException;

/** A file of the store does not hold what was written to it. */
public final class StoreDamaged extends IOException {

  private static final long serialVersionUID = 1;

  /** With what is damaged. */
  public StoreDamaged(String what) {
    super(what);
  }
}
