package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;

import java.util.List;

/** Exim: {@code from name ([address] helo=h ident=i) by server}. */
final class EximShapes {

  private static final String DETAILS =
      "(?=[^)]*?(?:helo=|HELO )(?<helo>[^\\s)]++)|)(?=[^)]*?ident=(?<ident>[^\\s)]++)|)[^)]*+";

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "Exim",
              "Exim, no name found, details",
              "from \\[(?<ip>%IP)\\](?::\\d++)? \\("
                  + DETAILS
                  + "\\)(?: \\(.*?\\))? by (?<by>\\S++)(?= |;|$).*Exim"),
          Shape.of(
              "as Exim, no name found, details",
              "from \\[(?<ip>%IP)\\] \\((?!\\S* ?\\[|%IP\\))"
                  + DETAILS
                  + "\\)(?: \\(.*?\\))? by (?<by>\\S++)(?= |;|$)"),
          Shape.with(
              "Exim",
              "Exim",
              "from (?<rdns>\\S++) \\(\\[(?<ip>%IP)\\](?::\\d++)?"
                  + DETAILS
                  + "\\)(?>.*?\\bby (?<by>\\S++)(?= |;|$)).*Exim",
              HELO_IS_RDNS),
          Shape.with(
              "Exim",
              "Exim, no name found, no HELO, a comment taken for it",
              "from \\[(?<ip>%IP)\\] by (?<by>\\S++) (?=.*Exim).*?\\((?<helo>[^\\s()]++)\\)"),
          Shape.with(
              "helo=",
              "as Exim",
              "from (?<rdns>\\S++) \\(\\[(?<ip>%IP)\\] helo=(?<helo>[^\\s)]++)\\) by (?<by>\\S++) with ",
              HELO_IS_RDNS),
          Shape.with(
              "Exim",
              "Exim without parentheses",
              "from (?<rdns>[^\\s\\[]++) \\[(?<ip>%IP)\\] by (?<by>\\S++)(?= |;|$).*Exim",
              HELO_IS_RDNS));

  private EximShapes() {}
}
