package org.hamlet.relay;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the sender of a hop authenticated, as far as the field says so. RFC 3848 gives the protocol
 * words for it; the other forms are those of single servers. Stateless.
 */
final class Authentication {

  /** A form: {@code %s} in the label, or an empty one, stands for the first group. */
  private record Form(String label, Pattern pattern) {
    static Form of(String label, String pattern) {
      return new Form(label, Pattern.compile(pattern));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("", " with ((?i:(?:es|utf8s|l|utf8l)mtps?a|asmtp|http[su]?))(?=[ ;]|$)"),
          Form.of("", "\\(AUTH: (\\S++) [^)]*+\\) by "),
          Form.of("Sendmail", "\\) \\(authenticated(?=[ )]).*\\) by "),
          Form.of("Postfix", "\\) \\(Authenticated sender: .*\\) by \\S++ \\(Postfix\\)"),
          Form.of("Communigate", "\\(account .* by .*\\(CommuniGate Pro "),
          Form.of(
              "GMX (SMTP / %s)",
              "^from \\S++ \\((?:HELO|EHLO) [^\\s)]*+\\) \\[[^\\s\\]]++\\] by (mail\\.gmx\\.(?:net|com)) \\([^)]++\\) with SMTP"),
          Form.of(
              "GMail - transport=%s cipher=RC4-MD5",
              "by mx\\.google\\.com with ESMTPS id [a-z0-9]+?sm.* \\(version=(\\S++) cipher=RC4-MD5\\)"));

  private Authentication() {}

  /** The form's name or protocol word; empty when there is no sign of authentication. */
  static String of(ReceivedText field) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(field.text());
      if (matcher.find()) {
        String detail = matcher.groupCount() > 0 ? matcher.group(1) : "";
        return form.label().isEmpty() ? detail : form.label().replace("%s", detail);
      }
    }
    return "";
  }
}
