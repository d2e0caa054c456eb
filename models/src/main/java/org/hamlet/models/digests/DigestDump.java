package org.hamlet.models.digests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;

/**
 * Digests as text, a line each, fields a tab apart: first {@code reporter NUMBER NAME START
 * CONFIRMED CONTRADICTED}, the name in hexadecimal; then {@code body|attachment|host HEX FIRST LAST
 * NUMBER:SPAM:HAM...}, those reported last at the end.
 */
final class DigestDump {

  /** Longest line that is read, in chars. */
  static final int MAX_LINE_CHARS = 1_000;

  private static final String HEAD = "hamlet digests 1";
  private static final String REPORTER = "reporter";
  private static final int REPORTER_FIELDS = 6;
  private static final int LEAST_DIGEST_FIELDS = 5;

  private DigestDump() {}

  /**
   * What a dump holds.
   *
   * @param reporters by number
   * @param badLines how many lines were none
   */
  record Content(List<Standing> reporters, List<Entry> entries, int badLines) {

    Content {
      reporters = List.copyOf(reporters);
      entries = List.copyOf(entries);
    }
  }

  static void write(List<Standing> reporters, List<Entry> entries, PrintWriter out) {
    out.println(HEAD);
    for (int i = 0; i < reporters.size(); i++) {
      Standing s = reporters.get(i);
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%s\t%s\t%d\t%d%n",
          REPORTER,
          i,
          HexFormat.of().formatHex(s.reporter().name().getBytes(StandardCharsets.UTF_8)),
          s.start(),
          s.confirmed(),
          s.contradicted());
    }
    for (Entry entry : entries) {
      StringBuilder line = new StringBuilder();
      line.append(entry.digest().kind()).append('\t').append(entry.digest().hex());
      line.append('\t').append(entry.span().first()).append('\t').append(entry.span().last());
      for (Entry.Said said : entry.said()) {
        line.append('\t').append(said.reporter()).append(':').append(said.spam());
        line.append(':').append(said.ham());
      }
      out.println(line);
    }
    out.flush();
  }

  /**
   * Reads a dump.
   *
   * @throws NoDump when it is none
   */
  static Content read(BufferedReader in) throws IOException {
    if (!HEAD.equals(in.readLine())) {
      throw new NoDump("no dump of digests: its first line is not \"" + HEAD + "\"");
    }
    List<Standing> reporters = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    int bad = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] fields = line.length() > MAX_LINE_CHARS ? new String[] {""} : line.split("\t");
      if (fields[0].equals(REPORTER)) {
        Optional<Standing> standing = standing(fields, reporters.size());
        standing.ifPresent(reporters::add);
        bad += standing.isEmpty() ? 1 : 0;
      } else {
        Optional<Entry> entry = entry(fields, reporters.size());
        entry.ifPresent(entries::add);
        bad += entry.isEmpty() ? 1 : 0;
      }
    }
    return new Content(reporters, entries, bad);
  }

  private static Optional<Standing> standing(String[] fields, int next) {
    try {
      if (fields.length != REPORTER_FIELDS || Integer.parseInt(fields[1]) != next) {
        return Optional.empty();
      }
      String name = new String(HexFormat.of().parseHex(fields[2]), StandardCharsets.UTF_8);
      Standing standing = Standing.of(new Reporter(name), Float.parseFloat(fields[3]));
      return Optional.of(
          new Standing(
              standing.reporter(),
              standing.start(),
              Integer.parseUnsignedInt(fields[4]),
              Integer.parseUnsignedInt(fields[5])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Entry> entry(String[] fields, int reporters) {
    Optional<SharedDigest.Kind> kind = SharedDigest.Kind.named(fields[0]);
    int said = fields.length - LEAST_DIGEST_FIELDS + 1;
    if (kind.isEmpty() || said < 1 || said > Entry.MAX_REPORTERS) {
      return Optional.empty();
    }
    try {
      byte[] digest = HexFormat.of().parseHex(fields[1]);
      Sighting.Span span = new Sighting.Span(Long.parseLong(fields[2]), Long.parseLong(fields[3]));
      List<Entry.Said> all = new ArrayList<>();
      for (int i = LEAST_DIGEST_FIELDS - 1; i < fields.length; i++) {
        String[] numbers = fields[i].split(":");
        int reporter = Integer.parseInt(numbers[0]);
        if (numbers.length != 3 || reporter < 0 || reporter >= reporters) {
          return Optional.empty();
        }
        all.add(
            new Entry.Said(
                reporter,
                Math.max(0, Integer.parseInt(numbers[1])),
                Math.max(0, Integer.parseInt(numbers[2]))));
      }
      return Optional.of(new Entry(SharedDigest.of(kind.get(), digest), span, all));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
