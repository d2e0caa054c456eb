package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Postfix and those who write as it does: {@code from helo (name [address]) by server}. */
final class PostfixShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "Postfix",
              "^from (?<helo>\\S++) \\((?:(?<rdns>\\S++) )?\\[(?<ip>%IP)\\]\\)(?: \\(.*\\))? "
                  + "by (?<by>\\S++)(?= |;|$)",
              LOOKS_UP_NAMES));

  private PostfixShapes() {}
}
