package org.hamlet.training.starter;

import java.util.Set;
import org.hamlet.verdict.Label;

/**
 * One message to learn from.
 *
 * @param label what it is
 * @param source who wrote it or which list it came by: many messages of one source say the same
 * @param weight beside other messages of its label, before its source is weighed
 * @param features what the model sees of it
 */
record Example(Label label, String source, double weight, Set<String> features) {

  Example {
    features = Set.copyOf(features);
  }

  /** 1 for spam, 0 for ham. */
  int truth() {
    return label == Label.SPAM ? 1 : 0;
  }
}
