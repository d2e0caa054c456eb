package org.hamlet.models.store;

import org.hamlet.verdict.Label;

/** How a label stands in files. */
final class LabelCode {

  private static final byte HAM = 0;
  private static final byte SPAM = 1;

  private LabelCode() {}

  static byte of(Label label) {
    return label == Label.SPAM ? SPAM : HAM;
  }

  static Label label(byte code) {
    return code == SPAM ? Label.SPAM : Label.HAM;
  }
}
