package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Postfix and those who write as it does: {@code from helo (name [address]) by server}. */
final class PostfixShapes {

  private static final String ADDRESS = "\\[(?<ip>%IP)\\]\\) ?";

  private static final String UNTIL_BY = "\\)(?:.*? )?by ";

  private static final String ADDRESS_AND_SERVER = "\\[(?<ip>%IP)\\]" + UNTIL_BY + "(?<by>\\S*\\w)";

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "softdnserr",
              "Courier, lookup failed",
              "from (?<helo>\\S++) \\(softdnserr " + ADDRESS_AND_SERVER),
          Shape.of(
              "Postfix",
              "from (?<helo>\\S++) \\((?<rdns>\\S++) " + ADDRESS_AND_SERVER,
              LOOKS_UP_NAMES),
          Shape.of(
              "as Postfix, a server without a name",
              "from (?<helo>\\S++) \\((?<rdns>\\S++) " + ADDRESS + "by (?<by>\\S++) with ",
              LOOKS_UP_NAMES),
          Shape.of(
              "as Postfix, no name found",
              "from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\]" + UNTIL_BY + "(?<by>\\S++) ",
              LOOKS_UP_NAMES));

  /** What Postfix itself writes, whatever stands for the name. */
  static final List<Shape> CERTAIN =
      List.of(
          Shape.with(
              " (Postfix) with ",
              "Postfix by its name",
              "from (?<helo>\\S++) \\((?<rdns>\\S+) ?"
                  + ADDRESS
                  + "by (?<by>\\S++) \\(Postfix\\) with ",
              LOOKS_UP_NAMES),
          Shape.with(
              "]) by ",
              "Postfix, a comment behind the protocol",
              "from (?<helo>\\S++) \\((?<rdns>\\S++) " + ADDRESS + "by (?<by>\\S++) with \\S++ \\(",
              LOOKS_UP_NAMES));

  /** A name with a dot and the address together. */
  static final List<Shape> DOTTED =
      List.of(
          Shape.of(
              "as Postfix, name and address together",
              "from (?<helo>\\S++) \\((?<rdns>[^\\s.]*+\\.\\S*)" + ADDRESS + "by (?<by>\\S++) ",
              LOOKS_UP_NAMES));

  /** Forms that are looked for after fetched mail was. */
  static final List<Shape> LATE =
      List.of(
          Shape.of(
              "as Postfix, a name without a dot and the address together",
              "from (?<helo>\\S++) \\((?<rdns>\\S+)" + ADDRESS + "by (?<by>\\S++) ",
              LOOKS_UP_NAMES));

  private PostfixShapes() {}
}
