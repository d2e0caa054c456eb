package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;
import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** qmail: {@code from name (HELO h) (ident@address) by server}. */
final class QmailShapes {

  private static final String NAME_AND_HELO =
      "from (?<rdns>\\S++)(?: \\((?:HELO|EHLO) (?<helo>[^()]*+)\\))? ";

  /** Forms that are certainly qmail's: it writes no queue id, and "unknown" may be its choice. */
  static final List<Shape> EARLY =
      List.of(
          Shape.of(
              "qmail-smtpd",
              NAME_AND_HELO
                  + "\\((?:(?<ident>[^\\s()]+)@)?\\[?(?<ip>%IP)\\]?(?::\\d++)?\\)(?: \\(envelope-sender <\\S++)? "
                  + "by (?<by>\\S++)(?: \\(.*\\))? with (?:\\S++ encrypted )?(?:SMTP|QMQP)(?! id )",
              HELO_IS_RDNS));

  static final List<Shape> BRACKETED_IDENT =
      List.of(
          Shape.of(
              "ident@[address]",
              "from (?<rdns>\\S++) \\((?<ident>[^\\s()]*)@\\[(?<ip>%IP)\\]\\) by (?<by>[^\\s;]++);? ",
              HELO_IS_RDNS,
              LOOKS_UP_NAMES));

  static final List<Shape> TABLE =
      List.of(
          Shape.of(
              "qmail with HELO",
              "from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>[^()]*+)\\) "
                  + "\\((?:(?<ident>[^\\s()]+)@)?\\[?(?<ip>%IP)\\]?\\).*?\\bby (?<by>[^\\s;]++);? ",
              LOOKS_UP_NAMES),
          Shape.of(
              "Yahoo, authenticated",
              "from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>[^()]*+)\\) "
                  + "\\((?<ident>[^\\s()]+)@(?<ip>%IP) with \\w++\\) by (?<by>[^\\s;]++) with SMTP",
              LOOKS_UP_NAMES),
          Shape.with(
              "yahoo.com",
              "Yahoo, authenticated, without HELO",
              "from (?<helo>\\S++) \\([^\\s()]+@(?<ip>%IP) with login\\) by (?<by>\\S+yahoo\\.com) "),
          Shape.of(
              "qmail without HELO",
              "from (?<rdns>\\S++) \\((?:(?<ident>[^\\s()]*)@)?(?<ip>%IP)\\)(?: \\(.*\\))? "
                  + "by (?<by>[^\\s;]++);? ",
              HELO_IS_RDNS,
              LOOKS_UP_NAMES),
          Shape.of(
              "address and HELO only",
              "from (?<ip>%IP) \\((?:HELO |EHLO |helo=)(?<helo>[^\\s)]*+)\\) by (?<by>[^\\s;]++);? "));

  private QmailShapes() {}
}
