package org.hamlet.engine;

/** What an eval function leaves behind besides its result. Confined to one scan. */
public interface Notes {

  /** Text shown beside the hit in reports, such as {@code score: 0.9999}, without brackets. */
  void note(String text);

  /** Sets a report tag, such as {@code BAYES}. */
  void tag(String name, String value);

  /** The points of the hits so far. */
  PointsSoFar soFar();

  /** Points of this hit in place of the rule's score. */
  void points(double own);
}
