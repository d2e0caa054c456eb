package org.hamlet.models.linear;

/**
 * What a model knows beside its weights.
 *
 * @param spam messages learned as spam
 * @param ham messages learned as ham
 * @param mixer of the experts
 */
record Standing(int spam, int ham, Mixer mixer) {

  /** Nothing learned. */
  static final Standing EMPTY = new Standing(0, 0, Mixer.untrained());
}
