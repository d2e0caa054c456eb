package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Sendmail: {@code from helo (ident@name [address] (may be forged)) by server (version)}. */
final class SendmailShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "Sendmail",
              "from (?<helo>\\S++) \\((?:(?:IDENT:)?(?<ident>[^\\s@]*+)@)?(?<rdns>\\S++) "
                  + "\\[(?<ip>%IP)\\].*?\\) by (?<by>\\S++) \\(",
              LOOKS_UP_NAMES));

  /** Sendmail that found no name; these stand behind qmail's, which look much like them. */
  static final List<Shape> NAMELESS =
      List.of(
          Shape.of(
              "Sendmail, no name found",
              "from (?<helo>\\S++) \\((?:(?<ident>[^\\s@]*+)@)?"
                  + "\\[(?<ip>%IP)\\]\\).*? by (?<by>\\S++) \\(",
              LOOKS_UP_NAMES));

  private SendmailShapes() {}
}
