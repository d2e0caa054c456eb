package org.hamlet.models.digests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;

/**
 * What one report changes: the entries of its digests, and how reporters stand. Who says of a text
 * or a file what others said confirms them; where they differ, the side that is trusted clearly
 * more contradicts the other. Nobody is confirmed or contradicted more than once by a report,
 * however many digests it has; who is both is contradicted. Hosts judge nobody: they are in spam
 * and in wanted mail. One thread, one report.
 */
final class Reporting {

  /** One side is trusted clearly more when its trust is so many times that of the other. */
  private static final double CLEARLY = 1.5;

  private final DigestTable table;
  private final DigestReport report;
  private final long now;
  private final int reporter;
  private final Set<Integer> confirmed = new LinkedHashSet<>();
  private final Set<Integer> contradicted = new LinkedHashSet<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Of that report at that moment, in seconds since 1970. */
  Reporting(DigestTable table, DigestReport report, long now) {
    this.table = table;
    this.report = report;
    this.now = now;
    this.reporter = table.reporters().number(report.reporter());
  }

  /** The records that the table is to take in; empty when nothing changes. */
  Optional<ByteBuffer> records() {
    report.digests().forEach(this::say);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<ByteBuffer> all = new ArrayList<>();
    standings().forEach((number, standing) -> all.add(DigestRecords.of(number, standing)));
    entries.forEach(entry -> all.add(DigestRecords.of(entry)));
    ByteBuffer out = ByteBuffer.allocate(all.stream().mapToInt(ByteBuffer::remaining).sum());
    all.forEach(out::put);
    return Optional.of(out.flip());
  }

  /** How those stand then whom the report judges, and who is new. */
  private Map<Integer, Standing> standings() {
    Map<Integer, Standing> after = new TreeMap<>();
    if (reporter == table.reporters().size()) {
      after.put(reporter, standing(reporter));
    }
    confirmed.removeAll(contradicted);
    confirmed.forEach(number -> after.put(number, standing(number).plusConfirmed()));
    contradicted.forEach(number -> after.put(number, standing(number).plusContradicted()));
    return after;
  }

  private void say(SharedDigest digest) {
    Entry known =
        table
            .find(digest)
            .map(DigestTable.Found::entry)
            .orElse(new Entry(digest, new Sighting.Span(now, now), List.of()));
    Entry after = known.with(reporter, report.word(), now);
    if (after.equals(known)) {
      return;
    }
    entries.add(after);
    if (digest.kind() != SharedDigest.Kind.HOST && isNews(known)) {
      judge(known);
    }
  }

  /** Whether the reporter said nothing of it, or the contrary, before. */
  private boolean isNews(Entry known) {
    boolean ham = report.word() == DigestReport.Word.HAM;
    return report.word() != DigestReport.Word.WITHDRAWN
        && known.by(reporter).map(before -> before.isHam() != ham).orElse(true);
  }

  private void judge(Entry known) {
    boolean ham = report.word() == DigestReport.Word.HAM;
    List<Integer> same = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (Entry.Said said : known.said()) {
      if (said.reporter() != reporter) {
        (said.isHam() == ham ? same : others).add(said.reporter());
      }
    }
    double with = trust(same) + standing(reporter).trust();
    double against = trust(others);
    if (with >= CLEARLY * against) {
      contradicted.addAll(others);
      confirmed.addAll(same);
      if (!same.isEmpty()) {
        confirmed.add(reporter);
      }
    } else if (against >= CLEARLY * with) {
      contradicted.add(reporter);
    }
  }

  private double trust(List<Integer> numbers) {
    return numbers.stream().mapToDouble(number -> standing(number).trust()).sum();
  }

  private Standing standing(int number) {
    return number < table.reporters().size()
        ? table.reporters().get(number)
        : Standing.of(table.reporters().named(report.reporter()), report.start());
  }
}
