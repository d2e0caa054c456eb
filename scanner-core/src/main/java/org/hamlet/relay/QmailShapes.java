package org.hamlet.relay;

import static org.hamlet.relay.Shape.Trait.HELO_IS_RDNS;
import static org.hamlet.relay.Shape.Trait.LOOKS_UP_NAMES;

import java.util.List;

/** qmail: {@code from name (HELO h) (ident@address) by server}. */
final class QmailShapes {

  private static final String ADDRESS = "\\((?:(?<ident>[^\\s()]+)@)?\\[?(?<ip>%IP)\\]?\\)";

  private static final String ENVELOPE_SENDER = "(?: \\(envelope-sender <\\S++)? ";

  private static final String BY_SMTP =
      ENVELOPE_SENDER + "by (?<by>\\S++)(?: \\(.*\\))? with (?:.* )?(?:SMTP|QMQP)(?! id )";

  /** Forms that are certainly qmail's: it writes no queue id, and "unknown" may be its choice. */
  static final List<Shape> EARLY =
      List.of(
          Shape.of(
              "qmail-smtpd",
              "from (?<rdns>[^\\s\\[]\\S*+) "
                  + "\\((?:\\[(?=%IP\\])|(?<ident>[^\\s()]+)@)?(?<ip>%IP)\\]?\\)"
                  + BY_SMTP,
              HELO_IS_RDNS),
          Shape.of(
              "qmail-smtpd, HELO",
              "from (?<rdns>[^\\s\\[]\\S*+) \\((?:HELO|EHLO) (?<helo>[^()]*+)\\) "
                  + ADDRESS
                  + BY_SMTP));

  /** Stands before Sendmail's forms, which its own look like. */
  static final List<Shape> LDAP =
      List.of(
          Shape.with(
              " (qmail-ldap",
              "qmail-ldap",
              "from (?<rdns>[^\\s\\[]\\S*+) \\((?:HELO|EHLO) (?<helo>[^()]*+)\\) "
                  + ADDRESS
                  + ENVELOPE_SENDER
                  + "by (?<by>\\S++) \\(qmail-ldap[^\\s)]*+\\) with "));

  static final List<Shape> TABLE =
      List.of(
          Shape.with(
              "@[",
              "ident@[address]",
              "from (?<rdns>\\S++) \\((?<ident>[^\\s()]*)@\\[(?<ip>%IP)\\]\\)(?:.*? )?by (?<by>\\S++) ",
              HELO_IS_RDNS,
              LOOKS_UP_NAMES),
          Shape.of(
              "qmail with HELO",
              "from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>[^()]*+)\\) "
                  + ADDRESS
                  + ".*?\\bby (?<by>[^\\s;]++);? ",
              LOOKS_UP_NAMES),
          Shape.of(
              "qmail with HELO, more than an address",
              "from (?<rdns>\\S++) \\((?:HELO|EHLO) (?<helo>\\S*)\\) \\((?:(?<ident>[^\\s()]+)@)?"
                  + "(?<ip>(?:\\d{1,3}\\.){3}\\d{1,3}(?=:)|%IP(?=[%)]))(?:[:%][^\\s)]*+)?\\)"
                  + "(?:.*? )?by (?<by>\\S++) with ",
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
