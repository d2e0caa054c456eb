package org.hamlet.report;

import java.util.Locale;
import java.util.Optional;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Verdict;

/**
 * The {@code Authentication-Results} field of this server (RFC 8601), and fields of others that
 * pretend to be its own and must not be delivered (section 5).
 *
 * @param server the name of this server (authserv-id, {@code hamlet_authserv_id}); empty where no
 *     field is wanted
 */
record OwnResults(String server) {

  private static final String FIELD = "Authentication-Results";
  private static final String NAME = "authentication-results";
  private static final String TAG = "AUTHRESULTS";

  static OwnResults of(Settings settings) {
    return new OwnResults(settings.text("hamlet_authserv_id"));
  }

  /** The field, folded, without the last line end; empty where none is wanted. */
  Optional<String> field(Verdict verdict) {
    if (server.isEmpty()) {
      return Optional.empty();
    }
    String results = verdict.tags().getOrDefault(TAG, "none");
    StringBuilder field = new StringBuilder(FIELD).append(": ").append(server);
    for (String result : results.split("; ")) {
      field.append(";\n\t").append(result);
    }
    return Optional.of(field.toString());
  }

  /** Whether a field claims to be this server's own; one that cannot be read and names it does. */
  boolean isClaimedBy(FieldText field) {
    if (server.isEmpty() || !field.name().equals(NAME)) {
      return false;
    }
    String value = field.value();
    String before = beforeResults(value);
    String first = before.strip().split("[\\s/]+", 2)[0];
    return withoutDot(first).equalsIgnoreCase(withoutDot(server))
        || (first.isEmpty()
            && value.toLowerCase(Locale.ROOT).contains(server.toLowerCase(Locale.ROOT)));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** What stands before the first semicolon, without comments and quotes. */
  private static String beforeResults(String value) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && (quoted || depth > 0)) {
        i++;
        out.append(depth == 0 ? String.valueOf(value.charAt(i)) : "");
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
        out.append(' ');
      } else if (!quoted && depth > 0 && c == ')') {
        depth--;
      } else if (!quoted && depth == 0 && c == ';') {
        return out.toString();
      } else if (depth == 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
