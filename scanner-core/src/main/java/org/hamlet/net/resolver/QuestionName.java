package org.hamlet.net.resolver;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** The name of a question in dnsjava's form (RFC 1035, 2.3.4 and 3.1). Stateless. */
final class QuestionName {

  /** Longest label, in bytes. */
  static final int MAX_LABEL_BYTES = 63;

  /** Longest name without the root, in bytes. */
  static final int MAX_NAME_BYTES = 253;

  private QuestionName() {}

  /** The name; empty when no such name can exist. */
  static Optional<Name> of(String text) {
    if (text.isEmpty() || text.length() > MAX_NAME_BYTES) {
      return Optional.empty();
    }
    StringBuilder escaped = new StringBuilder();
    int labelStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dot = c == '.';
      if (c > 0xFF
          || i - labelStart >= MAX_LABEL_BYTES + (dot ? 1 : 0)
          || (dot && i == labelStart)) {
        return Optional.empty();
      }
      if (dot || (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_') {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\%03d", (int) c));
      }
      labelStart = dot ? i + 1 : labelStart;
    }
    try {
      return Optional.of(Name.fromString(escaped.append('.').toString()));
    } catch (TextParseException e) {
      return Optional.empty();
    }
  }

  /** The same name with its letters in random case. */
  static Name mixed(Name name, RandomGenerator random) {
    StringBuilder mixed = new StringBuilder();
    for (char c : name.toString().toCharArray()) {
      mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
    }
    return Name.fromConstantString(mixed.toString());
  }
}
