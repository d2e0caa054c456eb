package org.hamlet.net.pyzor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a server replied: lines of {@code Name: value}.
 *
 * @param fields by name, lower case
 */
record PyzorReply(Map<String, String> fields) {

  private static final String OK = "200";
  static final int MAX_DIGITS = 18;
  static final int MAX_DIAGNOSIS_CHARS = 100;

  static PyzorReply parse(byte[] packet) {
    Map<String, String> fields = new HashMap<>();
    String text = new String(packet, StandardCharsets.ISO_8859_1);
    for (String line : text.split("\r?\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new PyzorReply(Map.copyOf(fields));
  }

  /** Whether it belongs to the request with that number. */
  boolean answers(int thread) {
    return fields.getOrDefault("thread", "").equals(String.valueOf(thread));
  }

  /**
   * Checks that the server did what it was asked.
   *
   * @throws IOException when it refused
   */
  void requireDone() throws IOException {
    if (!fields.getOrDefault("code", "").equals(OK)) {
      throw new IOException("it refuses: " + printable(fields.getOrDefault("diag", "no reason")));
    }
  }

  /**
   * The counts of a check.
   *
   * @throws IOException when there are none
   */
  PyzorCount count() throws IOException {
    return new PyzorCount(number("count"), number("wl-count"));
  }

  private long number(String name) throws IOException {
    String digits = fields.getOrDefault(name, "");
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IOException("its reply has no " + name);
    }
    return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static String printable(String text) {
    String cut =
        text.length() > MAX_DIAGNOSIS_CHARS ? text.substring(0, MAX_DIAGNOSIS_CHARS) : text;
    return cut.replaceAll("[^ -~]", "?");
  }
}
