package org.hamlet.relay;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the sender of a hop authenticated, as far as the field says so. RFC 3848 gives the protocol
 * words for it; the other forms are those of single servers. Stateless.
 */
final class Authentication {

  /** A form: where {@code label} is empty the first group is the answer. */
  private record Form(String label, Pattern pattern) {
    static Form of(String label, String pattern) {
      return new Form(label, Pattern.compile(pattern));
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("", " with ((?i:(?:es|utf8s|l|utf8l)mtps?a|asmtp|http[su]?))(?=[ ;]|$)"),
          Form.of("", "\\(AUTH: (\\S++) [^)]*+\\) by "),
          Form.of("Sendmail", "\\) \\(authenticated"),
          Form.of("Postfix", "\\) \\(Authenticated sender: .*\\) by \\S++ \\(Postfix\\)"),
          Form.of("Communigate", "CommuniGate Pro .*") ,
          Form.of("GMX (SMTP / mail.gmx.net)", "\\bmail\\.gmx\\.net \\(mp\\d++\\) with SMTP"));

  private Authentication() {}

  /** The form's name or protocol word; empty when there is no sign of authentication. */
  static String of(ReceivedText field) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(field.text());
      if (matcher.find()) {
        return form.label().isEmpty() ? matcher.group(1) : form.label();
      }
    }
    return "";
  }
}
