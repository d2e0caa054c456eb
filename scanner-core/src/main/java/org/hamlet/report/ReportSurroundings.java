package org.hamlet.report;

import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

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
