package org.hamlet.net.resolver;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hamlet.net.DnsQuestion;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** The name of a question in dnsjava's form (RFC 1035, 2.3.4 and 3.1). Stateless. */
final class QuestionName {

  private QuestionName() {}

  /** The name; empty when no such name can exist. */
  static Optional<Name> of(DnsQuestion question) {
    if (!question.canExist()) {
      return Optional.empty();
    }
    StringBuilder escaped = new StringBuilder();
    for (char c : question.name().toCharArray()) {
      if (c == '.' || (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_') {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\%03d", (int) c));
      }
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
