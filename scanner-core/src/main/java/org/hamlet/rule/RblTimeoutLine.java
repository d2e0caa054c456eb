package org.hamlet.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of {@code rbl_timeout t [t_min] [zone]}: how long answers are waited for, how long at
 * least, and the DNS zone it is about when it is not about all.
 *
 * @param initial as written
 * @param least as written
 */
record RblTimeoutLine(String initial, Optional<String> least, Optional<String> zone) {

  /** The map among the settings that holds {@code t_min} under no name, and what zones have. */
  static final String MAP = "rbl_timeout";

  private static final Pattern ZONE = Pattern.compile("[\\w.-]*[A-Za-z]");

  /** Reads a value. */
  static RblTimeoutLine of(String value) throws BadLine {
    List<String> words = Words.of(value);
    boolean second = words.size() > 1 && ScalarSyntax.duration(words.get(1)).isPresent();
    int times = second ? 2 : 1;
    boolean zoned = words.size() == times + 1 && ZONE.matcher(words.get(times)).matches();
    if (ScalarSyntax.duration(words.get(0)).isEmpty() || (words.size() > times && !zoned)) {
      throw new BadLine(
          0, "expected a number of seconds or one with s, m, h, d or w, a second one, a DNS zone");
    }
    return new RblTimeoutLine(
        words.get(0),
        second ? Optional.of(words.get(1)) : Optional.empty(),
        zoned ? Optional.of(words.get(times)) : Optional.empty());
  }

  /** Puts it among the settings. */
  void addTo(SettingsBuilder settings) {
    if (zone.isPresent()) {
      String times = initial + least.map(min -> " " + min).orElse("");
      settings.map(MAP).put(zone.get().toLowerCase(Locale.ROOT), times);
      return;
    }
    settings.set(MAP, initial);
    settings.map(MAP).remove("");
    least.ifPresent(min -> settings.map(MAP).put("", min));
  }
}
