package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;
import static org.hamlet.relay.Shape.Trait.WITHOUT_ID;

import java.util.List;

/** Microsoft's servers. */
final class MicrosoftShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "with mapi id ",
              "Exchange, between its own processes",
              "from (?<helo>\\S++) \\(\\[?(?<ip>%IP)\\]?\\) by (?<by>\\S++) (?:[^\\n]*\\s)?with mapi id (?:\\d++\\.){3}\\d++$",
              WITHOUT_ID),
          Shape.with(
              "Microsoft SMTPSVC",
              "SMTP service",
              "from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\][^)]*+\\) by (?<by>\\S++) with Microsoft SMTPSVC"),
          Shape.of(
              "SMTP service, nothing but a date",
              "from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\]\\) by (?<by>[^\\s;]++) ?;?$"),
          Shape.with(
              "Microsoft SMTP Server",
              "Exchange, both addresses",
              "from (?<rdns>\\S++) \\(\\[(?<ip>%IP)\\]\\) by (?<by>\\S++) \\([^\\s)]++\\) with Microsoft SMTP Server",
              HELO_IS_RDNS));

  private MicrosoftShapes() {}
}
