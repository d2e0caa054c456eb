package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.WITHOUT_ID;

import java.util.List;

/** Microsoft's servers. */
final class MicrosoftShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "SMTP service",
              "^from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\][^)]*+\\) by (?<by>\\S++) with Microsoft SMTPSVC"),
          Shape.of(
              "SMTP service, nothing but a date",
              "^from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\]\\) by (?<by>[^\\s;]++) ?;?$"),
          Shape.of(
              "Exchange, between its own processes",
              "^from (?<helo>\\S++) \\(\\[?(?<ip>%IP)\\]?\\) by (?<by>\\S++) \\(\\[?[^\\s)]++\\) with mapi id ",
              WITHOUT_ID));

  private MicrosoftShapes() {}
}
