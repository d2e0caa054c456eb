package org.hamlet.cli.spamd;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code hamlet top} shows: one line for each thing a postmaster asks. */
final class TopScreen {

  private static final int LISTED = 12;
  private static final double MEGABYTE = 1 << 20;
  private static final double MILLIS_A_SECOND = 1000;
  private static final double PERCENT = 100;

  private final FiguresSample now;
  private final Optional<FiguresSample> before;
  private final StringBuilder screen = new StringBuilder();

  /** Figures of now, and those of a while ago to tell what happened since. */
  TopScreen(FiguresSample now, Optional<FiguresSample> before) {
    this.now = now;
    this.before = before;
  }

  @Override
  public String toString() {
    screen.setLength(0);
    Instant start = Instant.ofEpochSecond((long) now.value("process_start_time_seconds"));
    line("up", "%s", age(Duration.between(start, Instant.now())));
    line(
        "rules",
        "%s, lines without effect: %s",
        count("hamlet_rules"),
        count("hamlet_configuration_problems"));
    scans();
    server();
    line(
        "memory",
        "%s MB, at most %s MB; heap %s of %s MB",
        megabytes("process_resident_memory_bytes"),
        megabytes("hamlet_peak_memory_bytes"),
        megabytes("hamlet_heap_bytes"),
        megabytes("hamlet_heap_limit_bytes"));
    line(
        "learned",
        "%s; files of %s MB",
        most("hamlet_learned_total"),
        megabytes("hamlet_state_bytes"));
    line("hits", "%s", most("hamlet_rule_hits_total"));
    line("slowest", "%s", slowest());
    line("limits", "%s", most("hamlet_limits_total"));
    lists();
    return screen.toString();
  }

  private void scans() {
    double spam = now.value("hamlet_scans_total", "spam");
    double all = spam + now.value("hamlet_scans_total", "ham");
    line(
        "scans",
        "%,.0f, spam %,.0f (%.1f %%), failed %s%s",
        all,
        spam,
        all == 0 ? 0 : PERCENT * spam / all,
        count("hamlet_scan_failures_total"),
        before
            .map(past -> String.format(Locale.ROOT, ", since then %,.0f", all - scans(past)))
            .orElse(""));
    if (all > 0) {
      line(
          "time",
          "half below %s, nine of ten %s, 99 of 100 %s ms",
          millis(0.5),
          millis(0.9),
          millis(0.99));
      double stages =
          now.labelled("hamlet_stage_seconds_total").values().stream().mapToDouble(d -> d).sum();
      line(
          "stages",
          "%s",
          now.labelled("hamlet_stage_seconds_total").entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .map(
                  e ->
                      String.format(
                          Locale.ROOT, "%s %.0f %%", e.getKey(), PERCENT * e.getValue() / stages))
              .collect(Collectors.joining(", ")));
    }
  }

  private static double scans(FiguresSample sample) {
    return sample.labelled("hamlet_scans_total").values().stream().mapToDouble(d -> d).sum();
  }

  private String millis(double share) {
    return String.format(
        Locale.ROOT, "%.0f", MILLIS_A_SECOND * now.quantile("hamlet_scan_seconds", share));
  }

  private void server() {
    line(
        "now",
        "%s connected, %s of %s threads scan, %s wait; requests hold %s of %s MB",
        count("hamlet_clients"),
        count("hamlet_scans_running"),
        count("hamlet_scan_threads"),
        count("hamlet_scans_waiting"),
        megabytes("hamlet_request_bytes"),
        megabytes("hamlet_request_bytes_limit"));
    line(
        "clients",
        "%s, not allowed %s, refused %s, timed out %s",
        count("hamlet_connections_total"),
        count("hamlet_connections_unauthorized_total"),
        count("hamlet_requests_refused_total"),
        count("hamlet_timeouts_total"));
  }

  private void lists() {
    Map<String, Double> asked = now.labelled("hamlet_list_questions");
    List<String> zones =
        asked.keySet().stream()
            .filter(zone -> asked.get(zone) > 0 || now.value("hamlet_list_usable", zone) == 0)
            .sorted(Comparator.comparing(asked::get, Comparator.reverseOrder()))
            .limit(LISTED)
            .toList();
    for (String zone : zones) {
      line(
          "list",
          "%s: asked %,.0f today, listed %,.0f, %.0f ms%s",
          zone,
          asked.get(zone),
          now.value("hamlet_list_listed", zone),
          MILLIS_A_SECOND * now.value("hamlet_list_seconds", zone),
          now.value("hamlet_list_usable", zone) == 0 ? ", set aside" : "");
    }
  }

  /** Rules that were the slowest of scans, by the time that took. */
  private String slowest() {
    Map<String, Double> seconds = now.labelled("hamlet_slowest_rule_seconds_total");
    return seconds.isEmpty()
        ? "none"
        : seconds.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(LISTED)
            .map(
                e ->
                    String.format(
                        Locale.ROOT, "%s %,.0f ms", e.getKey(), MILLIS_A_SECOND * e.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** Those of a family that are largest. */
  private String most(String family) {
    List<String> largest = new ArrayList<>();
    now.labelled(family).entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(LISTED)
        .forEach(
            e -> largest.add(String.format(Locale.ROOT, "%s %,.0f", e.getKey(), e.getValue())));
    return largest.isEmpty() ? "none" : String.join(", ", largest);
  }

  private String count(String name) {
    return String.format(Locale.ROOT, "%,.0f", now.value(name));
  }

  private String megabytes(String name) {
    return String.format(Locale.ROOT, "%.1f", now.value(name) / MEGABYTE);
  }

  private static String age(Duration time) {
    return String.format(
        Locale.ROOT, "%d d %d h %d min", time.toDays(), time.toHoursPart(), time.toMinutesPart());
  }

  private void line(String heading, String format, Object... values) {
    screen.append(String.format(Locale.ROOT, "%-9s", heading));
    screen.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
