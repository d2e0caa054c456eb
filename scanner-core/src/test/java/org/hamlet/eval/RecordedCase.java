package org.hamlet.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;
import org.hamlet.scanner.Scanner;

/**
 * A message in {@code resources/eval} and what SpamAssassin 4.0.1 hit on it.
 *
 * @param title what it shows
 * @param hits names of rules, sorted, with commas
 */
record RecordedCase(String title, String hits, Bytes message) {

  private static final Pattern RECORDED_AT =
      Pattern.compile("^# Recorded at (\\S+)$", Pattern.MULTILINE);

  /** The messages of a topic. */
  static List<RecordedCase> of(String topic) {
    List<RecordedCase> cases = new ArrayList<>();
    String all = "\n" + text(topic + ".cases");
    for (String part : all.substring(0, all.length() - 1).split("\n=== ", -1)) {
      String[] lines = part.split("\n", 3);
      if (lines.length == 3) {
        String hits = lines[1].substring("---".length()).strip();
        cases.add(new RecordedCase(lines[0], hits, Bytes.ofLatin1(lines[2] + "\n")));
      }
    }
    return cases;
  }

  /** A scanner with a topic's rules and settings, at the time of the recording where they tell. */
  static Scanner scanner(String topic) {
    return Scanner.builder()
        .rules(RecordedCase.class, "/eval/" + topic + ".cf")
        .clock(clock(topic))
        .local(true)
        .build();
  }

  private static Clock clock(String topic) {
    Matcher at = RECORDED_AT.matcher(text(topic + ".cf"));
    return at.find() ? Clock.fixed(Instant.parse(at.group(1)), ZoneOffset.UTC) : Clock.systemUTC();
  }

  /** A file of that folder, one char a byte. */
  static String text(String name) {
    try (InputStream in = RecordedCase.class.getResourceAsStream("/eval/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
