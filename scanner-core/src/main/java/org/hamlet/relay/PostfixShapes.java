package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Postfix and those who write as it does: {@code from helo (name [address]) by server}. */
final class PostfixShapes {

  private static final String ADDRESS_AND_SERVER =
      "\\[(?<ip>%IP)\\]\\).*?\\bby (?<by>\\S*[^\\s.,;])[.,;]*+(?= |$)";

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "softdnserr",
              "Courier, lookup failed",
              "from (?<helo>\\S++) \\(softdnserr " + ADDRESS_AND_SERVER),
          Shape.of(
              "Postfix",
              "from (?<helo>\\S++) \\((?:(?<rdns>[^\\s\\[]++) ?)?" + ADDRESS_AND_SERVER,
              LOOKS_UP_NAMES),
          Shape.of(
              "Postfix, address for a name",
              "from (?<helo>\\S++) \\((?<rdns>\\[\\S++) " + ADDRESS_AND_SERVER,
              LOOKS_UP_NAMES));

  private PostfixShapes() {}
}
