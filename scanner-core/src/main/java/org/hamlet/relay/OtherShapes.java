package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;
import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** Servers of which one form is known. */
final class OtherShapes {

  static final List<Shape> EARLY =
      List.of(
          Shape.with(
              "with HTTP",
              "web mail",
              "from (?<ip>%IP) \\(\\[[^\\s\\]]++\\]\\) by (?<by>\\S++)(?: \\(.*?\\))? with HTTP"),
          Shape.of("address only", "from (?<ip>%IP) by (?<by>\\S++) with "),
          Shape.with(
              "SquirrelMail",
              "web mail behind a proxy",
              "from \\S++ \\( ?\\[(?<ip>%IP)\\]\\) (?:\\(.*\\(SquirrelMail |\\(SquirrelMail ).* by (?<by>\\S++) with HTTP"),
          Shape.with(
              "(Lotus ",
              "Domino, no name found",
              "from (?<helo>\\S++) \\(\\[(?<ip>%IP)\\]\\) by (?<by>\\S++) \\(Lotus "),
          Shape.with("(InterScan ", "virus wall", "from (?<ip>%IP) by (?<by>\\S++) \\(InterScan "),
          Shape.of(
              "smap",
              "from (?<rdns>[^\\s(]++)\\((?<ip>%IP)\\) by (?<by>[^\\s;]++) ",
              LOOKS_UP_NAMES),
          Shape.of(
              "MDaemon",
              "from (?<helo>\\S++) \\[(?<ip>%IP)\\] by (?<by>\\S++) \\[(?:\\d++\\.){3}\\d++\\] with ",
              LOOKS_UP_NAMES),
          Shape.with(
              "(SMTPL ", "LISTSERV", "from (?<ip>%IP) by (?<by>\\S++) \\(SMTPL .*?\\) with TCP"),
          Shape.of("address in brackets only", "from \\[(?<ip>%IP)\\] by (?<by>[^\\s;]++);? "),
          Shape.with(
              "(CommuniGate Pro ",
              "CommuniGate Pro, an account, no name found",
              "from \\[(?<ip>%IP)\\] \\(account \\S++ HELO (?<helo>\\S+)\\) by (?<by>\\S++) \\(CommuniGate Pro "),
          Shape.with(
              "verified",
              "CommuniGate Pro",
              "from (?<rdns>\\S++) \\(\\[(?<ip>%IP)\\] verified\\) by (?<by>\\S++) ",
              HELO_IS_RDNS),
          Shape.of(
              "GMX",
              "from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>\\S*)\\) \\[(?<ip>%IP)\\] "
                  + "by (?<by>\\S++) \\([^)]++\\) with \\w*SMTP"));

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "HELO before the address, in parentheses",
              "from \\((?<helo>[^\\s)]++) \\[(?<ip>%IP)\\]\\) by (?<by>[^\\s;]++)(?= |;|$)"),
          Shape.of("Merak", "from \\(\\[?(?<ip>%IP)\\]?\\) by (?<by>[^\\s;]++) "),
          Shape.with(
              "claiming to be",
              "smtpd of the Obtuse toolkit",
              "from (?<rdns>[^\\s(]++)\\((?<ip>%IP)\\), claiming to be \"(?<helo>[^\\s\"]++)\" via \\w++ by (?<by>[^\\s,]++), "),
          Shape.of(
              "HELO before the address",
              "from (?<helo>\\S++) \\[(?<ip>%IP)\\]\\)? by (?<by>[^\\s;]++)(?= |;|$)"),
          Shape.of(
              "nothing but an address",
              "from \\S++ \\( \\[(?<ip>%IP)\\]\\) (?:as user \\S++ )?by (?<by>[^\\s;]++)(?= |;|$)"),
          Shape.of(
              "an address for a name, a comment",
              "from (?<ip>%IP) \\((?!\\[)[^)]{3,}+\\) by (?<by>\\S++) with "),
          Shape.with(
              "SquirrelMail",
              "web mail, a proxy named",
              "from (?<ip>%IP) \\([^)]++\\) \\(SquirrelMail .*?\\) by (?<by>\\S++) with HTTP"));

  private OtherShapes() {}
}
