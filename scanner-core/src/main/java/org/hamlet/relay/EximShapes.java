package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;

import java.util.List;

/** Exim: {@code from name ([address] helo=h ident=i) by server}. */
final class EximShapes {

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "Exim, no name found",
              "^from \\[(?<ip>%IP)\\] \\((?:port=\\d++ ?)?(?:helo=(?<helo>[^\\s)]++))?"
                  + "(?: ?ident=(?<ident>[^\\s)]++))?[^)]*+\\) by (?<by>\\S++)(?= |;|$)"),
          Shape.of(
              "Exim",
              "^from (?<rdns>[^\\s\\[(]++) \\(\\[(?<ip>%IP)\\](?::\\d++)?(?: port=\\d++)?"
                  + "(?: helo=(?<helo>[^\\s)]++))?(?: ident=(?<ident>[^\\s)]++))?"
                  + "(?: helo=(?<helo2>[^\\s)]++))?\\) by (?<by>\\S++)(?= |;|$).*\\(Exim",
              HELO_IS_RDNS),
          Shape.of(
              "Exim without parentheses",
              "^from (?<rdns>[^\\s\\[(]++) \\[(?<ip>%IP)\\] by (?<by>\\S++)(?= |;|$).*\\(Exim",
              HELO_IS_RDNS));

  private EximShapes() {}
}
