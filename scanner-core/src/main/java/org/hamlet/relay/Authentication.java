package org.hamlet.relay;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the sender of a hop authenticated, as far as the field says so. RFC 3848 gives the protocol
 * words for it; the other forms are those of single servers. Stateless.
 */
final class Authentication {

  /**
   * A form.
   *
   * @param label the answer, {@code %s} in it standing for the pattern's first group
   * @param literal what every field of this form contains
   */
  private record Form(String label, String literal, Pattern pattern) {
    static Form of(String label, String literal, String pattern) {
      return new Form(label, literal, Pattern.compile(pattern));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(
              "%s", " with ", " with ((?i:(?:es|utf8s|l|utf8l)mtps?a|asmtp|http[su]?))(?=[ ;]|$)"),
          Form.of("%s", "(AUTH: ", "\\(AUTH: (\\S++) [^)]*+\\) by "),
          Form.of("Sendmail", ") (authenticated", "\\) \\(authenticated(?=[ )]).*\\) by "),
          Form.of(
              "Postfix",
              ") (Authenticated sender: ",
              "\\) \\(Authenticated sender: .*\\) by \\S++ \\(Postfix\\)"),
          Form.of(
              "CriticalPath",
              ") (authenticated as ",
              " by \\S++ \\(\\d++\\.\\d++\\.[\\d.]++\\) \\(authenticated as "),
          Form.of("HTTP-DAV", "HTTP-DAV", " with Microsoft Exchange Server HTTP-DAV(?= |$)"),
          Form.of(
              "Communigate",
              "(CommuniGate Pro ",
              "(?s)^(?>.*?\\(account )(?>.*? by ).*\\(CommuniGate Pro "),
          Form.of(
              "GMX (SMTP / %s)",
              " by mail.gmx.",
              "^from \\S++ \\((?:HELO|EHLO) [^\\s)]*+\\) \\[[^\\s\\]]++\\] "
                  + "by (mail\\.gmx\\.(?:net|com)) \\([^)]++\\) with SMTP"),
          Form.of(
              "GMail - transport=%s cipher=RC4-MD5",
              "by mx.google.com with ESMTPS id ",
              "by mx\\.google\\.com with ESMTPS id (?>[a-z0-9]+?sm).* "
                  + "\\(version=(\\S++) cipher=RC4-MD5\\)"));

  private Authentication() {}

  /** The form's name or protocol word; empty when there is no sign of authentication. */
  static String of(ReceivedText field) {
    String text = field.text();
    for (Form form : FORMS) {
      if (text.contains(form.literal())) {
        Matcher matcher = form.pattern().matcher(text);
        if (matcher.find()) {
          String detail = matcher.groupCount() > 0 ? matcher.group(1) : "";
          return form.label().replace("%s", detail);
        }
      }
    }
    return "";
  }
}
