package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;

import java.util.List;

/** qmail: {@code from name (HELO h) (ident@address) by server}. */
final class QmailShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "qmail",
              "^from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>[^\\s)]*+)\\) "
                  + "\\((?:(?<ident>\\S+)@)?\\[?(?<ip>%IP)\\]?\\)(?: \\(.*\\))? by (?<by>\\S++)(?= |;|$)"),
          Shape.of(
              "qmail, HELO is the name",
              "^from (?<rdns>\\S++) \\((?:(?<ident>[^\\s]+)@)?\\[?(?<ip>%IP)\\]?\\) "
                  + "by (?<by>\\S++)(?= |;|$)",
              HELO_IS_RDNS));

  private QmailShapes() {}
}
