package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Sendmail: {@code from helo (ident@name [address] (may be forged)) by server (version)}. */
final class SendmailShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "Sendmail",
              "from (?<helo>\\S++) \\((?:(?:IDENT:)?(?<ident>[^\\s@]*+)@)?(?<rdns>[^\\s\\[]++) "
                  + "\\[(?<ip>%IP)\\].*?\\) by (?<by>\\S++) \\(",
              LOOKS_UP_NAMES),
          Shape.of(
              "Sendmail, no name found",
              "from (?<helo>\\S++) \\((?:(?<ident>[^\\s@]*+)@)?"
                  + "\\[(?<ip>%IP)\\]\\).*? by (?<by>\\S++) \\(",
              LOOKS_UP_NAMES));

  private SendmailShapes() {}
}
