package org.hamlet.relay;

import java.util.List;

/** Microsoft's servers. */
final class MicrosoftShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "SMTP service",
              "^from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\][^)]*+\\) by (?<by>\\S++) with Microsoft SMTPSVC"),
          Shape.of(
              "Exchange",
              "^from (?<helo>\\S++) \\((?<ip>%IP)\\) by (?<by>\\S++) .*"
                  + "(?: with Microsoft SMTP Server| with mapi)"));

  private MicrosoftShapes() {}
}
