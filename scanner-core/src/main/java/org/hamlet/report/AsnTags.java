package org.hamlet.report;

import java.util.List;
import java.util.Optional;
import org.hamlet.rule.Settings;
import org.hamlet.text.AutonomousSystem;

/** The tag {@code ASN}, and those that {@code asn_lookup} names, which only DNS would fill. */
final class AsnTags {

  private AsnTags() {}

  static Optional<String> value(String name, ReportInput input, Settings settings) {
    if (!settings.isLoaded("ASN")) {
      return Optional.empty();
    }
    if (name.equals(AutonomousSystem.TAG)) {
      String prefix = settings.text("asn_prefix");
      return Optional.of(AutonomousSystem.named(input.texts().headers(), prefix));
    }
    String word = "_" + name + "_";
    boolean named =
        List.of("asn_lookup", "asn_lookup_ipv6").stream()
            .flatMap(keyword -> settings.list(keyword).stream())
            .anyMatch(line -> List.of(line.split("\\s+")).contains(word));
    return named ? Optional.of("") : Optional.empty();
  }
}
