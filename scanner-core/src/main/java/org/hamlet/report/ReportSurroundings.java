package org.hamlet.report;

import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hamlet.rule.Settings;

/**
 * What a report says that comes neither from the message nor from the configuration. All must be
 * thread-safe: scans share them.
 *
 * @param host name of this machine, asked for when a report needs it
 * @param subversion the value of {@code _SUBVERSION_}
 * @param clock for dates, in its zone
 * @param random for MIME boundaries
 */
public record ReportSurroundings(
    Supplier<String> host, String subversion, Clock clock, RandomGenerator random) {

  /** The version of SpamAssassin whose behaviour this is: {@code _VERSION_}. */
  static final String VERSION = "4.0.1";

  /** {@code _VERSION_}: the version with the site's {@code version_tag}s behind it. */
  static String version(Settings settings) {
    StringBuilder version = new StringBuilder(VERSION);
    for (String tag : settings.list("version_tag")) {
      version.append('-').append(tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "_"));
    }
    return version.toString();
  }

  /** The name of this machine. */
  String hostname() {
    return host.get();
  }

  /** A MIME boundary in SpamAssassin's form, of the time and a random number. */
  String boundary() {
    return String.format(
        Locale.ROOT, "----------=_%08X.%08X", clock.instant().getEpochSecond(), random.nextInt());
  }
}
