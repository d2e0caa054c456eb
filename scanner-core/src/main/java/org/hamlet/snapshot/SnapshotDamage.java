package org.hamlet.snapshot;

/** Bytes that no writer of this version wrote. Nothing read from them may be used. */
public final class SnapshotDamage extends Exception {

  private static final long serialVersionUID = 1L;

  /** One without stack trace: it is told to nobody. */
  public SnapshotDamage(String what) {
    super(what, null, false, false);
  }
}
