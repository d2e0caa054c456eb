package org.hamlet.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a run over many messages took.
 *
 * @param messages how many were scanned
 * @param bytes how long they are together
 * @param wall from the first to the last message
 * @param cpu of the whole process since it started
 */
record MassCheckFigures(long messages, long bytes, Duration wall, Duration cpu) {

  /** The one line at the end. */
  String line() {
    double seconds = cpu.toNanos() / 1e9;
    return String.format(
        Locale.ROOT,
        "%d messages, %d bytes, wall %.1f s, CPU %.1f s, %.1f msg per CPU second, peak %d MB",
        messages,
        bytes,
        wall.toNanos() / 1e9,
        seconds,
        messages / Math.max(seconds, 0.001),
        peakMegabytes());
  }

  /** CPU time of this process so far. */
  static Duration processCpu() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return Duration.ofNanos(system.getProcessCpuTime());
    }
    return Duration.ZERO;
  }

  /** Peak resident memory where the system tells (Linux), else what the heap takes. */
  private static long peakMegabytes() {
    try {
      for (String line :
          Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
      }
    } catch (IOException | NumberFormatException notLinux) {
      return Runtime.getRuntime().totalMemory() >> 20;
    }
    return Runtime.getRuntime().totalMemory() >> 20;
  }
}
