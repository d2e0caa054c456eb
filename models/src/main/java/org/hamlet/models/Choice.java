package org.hamlet.models;

import org.hamlet.rule.Settings;

/** Which classifiers are asked: {@code hamlet_classifier}, a word that is none of these is both. */
enum Choice {
  BAYES,
  OURS,
  BOTH;

  static Choice of(Settings settings) {
    return switch (settings.text("hamlet_classifier")) {
      case "bayes" -> BAYES;
      case "ours" -> OURS;
      default -> BOTH;
    };
  }

  boolean bayes() {
    return this != OURS;
  }

  boolean linear() {
    return this != BAYES;
  }
}
