package org.hamlet.report;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What a report says that comes neither from the message nor from the configuration.
 *
 * @param hostname name of this machine
 * @param subversion the value of {@code _SUBVERSION_}
 * @param clock for dates, in its zone
 * @param random for MIME boundaries
 */
public record ReportSurroundings(
    String hostname, String subversion, Clock clock, RandomGenerator random) {

  /** The version of SpamAssassin whose behaviour this is: {@code _VERSION_}. */
  static final String VERSION = "4.0.1";

  private static final String SUBVERSION = "Hamlet 0.1.0";

  /** Those of this machine, now. */
  public static ReportSurroundings ofThisMachine() {
    return new ReportSurroundings(
        localName(),
        SUBVERSION,
        Clock.system(ZoneId.systemDefault()),
        RandomGenerator.getDefault());
  }

  private static String localName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** A MIME boundary in SpamAssassin's form, of the time and a random number. */
  String boundary() {
    return String.format(
        Locale.ROOT, "----------=_%08X.%08X", clock.instant().getEpochSecond(), random.nextInt());
  }
}
