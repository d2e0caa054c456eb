package org.hamlet.relay;

import java.util.List;

/** Servers of which one form is known, and what is tried when nothing else fits. */
final class OtherShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of("web mail", "^from (?<ip>%IP)(?: \\(.*\\))? by (?<by>\\S++) .*with HTTP"),
          Shape.of("any", "^from \\[(?<ip>%IP)\\] by (?<by>\\S++)"));

  /** Tried last. */
  static final Shape LAST =
      Shape.of("any address in brackets", "\\[(?<ip>%IP)\\].*? by (?<by>\\S++)");

  private OtherShapes() {}
}
