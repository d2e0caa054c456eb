package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;

import java.util.List;

/** Exim: {@code from name ([address] helo=h ident=i) by server}. */
final class EximShapes {

  private static final String DETAILS =
      "(?=[^)]*?(?:helo=|(?:HELO|EHLO) (?!\\[))(?<helo>[^\\s)]++)|)(?=[^)]*?ident=(?<ident>[^\\s)]++)|)[^)]*+";

  /** The first of what may be a HELO in front of the server's own name; looked for once. */
  private static final String OTHER_DETAILS =
      "(?= (?:.*? )??by (?<by>\\S++) )"
          + "(?=(?> .*?(?:\\((?!Exim)(?=[^\\s()]++\\))|helo=|(?:HELO|EHLO) )(?<helo>[^\\s()]++)).*Exim|)";

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "Exim",
              "Exim, no name found, details",
              "from \\[(?<ip>%IP)\\](?::\\d++)? \\("
                  + DETAILS
                  + "\\)(?: \\(.*?\\))? by (?<by>\\S++)(?= |;|$).*Exim"),
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
              "from (?<rdns>\\S++) \\(\\[(?<ip>%IP)\\] helo=(?<helo>\\S+)\\) by (?<by>\\S++) with ",
              HELO_IS_RDNS),
          Shape.with(
              "Exim",
              "Exim without parentheses",
              "from (?<rdns>[^\\s\\[]++) \\[(?<ip>%IP)\\] by (?<by>\\S++)(?= |;|$).*Exim",
              HELO_IS_RDNS),
          Shape.with(
              "Exim",
              "Exim, other details before the address",
              "from (?<rdns>\\S++)" + OTHER_DETAILS + " (?:.*? )?\\[(?<ip>%IP)\\] "));

  /** Forms that are looked for after fetched mail was. */
  static final List<Shape> LATE =
      List.of(
          Shape.of(
              "as Exim, no name found, details",
              "from \\[(?<ip>%IP)\\] \\(" + DETAILS + "\\) by (?<by>\\S++) "),
          Shape.with(
              "Exim",
              "Exim, an address anywhere",
              "from (?<rdns>[^\\s\\[]++)" + OTHER_DETAILS + " .*?\\[(?<ip>%IP)\\]",
              HELO_IS_RDNS));

  private EximShapes() {}
}
