package org.hamlet.models.digests;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.Opinion;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.models.disk.RecordFile;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;

/** The digests of one node, in a file. Thread-safe; other processes may write as well. */
public final class DigestFile implements Closeable {

  /** The journal may be so long, in bytes, before the file is written anew. */
  static final long JOURNAL_BYTES = 1 << 18;

  private final DigestTable table;
  private final RecordFile file;
  private final Clock clock;

  /**
   * A file that is opened when first used.
   *
   * @param room bytes that entries may take
   */
  DigestFile(StoreFiles files, String name, long room, Settler settler, Clock clock) {
    this.table = new DigestTable(room);
    this.file = new RecordFile(files, name, JOURNAL_BYTES, settler, table);
    this.clock = clock;
  }

  /** What is known of digests that were reported within that time. */
  List<Sighting> known(List<SharedDigest> digests, Duration kept) throws IOException {
    long oldest = now() - kept.toSeconds();
    return file.read(
        () ->
            digests.stream()
                .flatMap(digest -> table.tell(digest).map(f -> seen(digest, f)).stream())
                .filter(sighting -> sighting.span().last() >= oldest)
                .toList());
  }

  /** How many hosts of wanted mail are known. */
  int wantedHosts() throws IOException {
    return file.read(table::wantedHosts);
  }

  /** All that is known, what was reported last at the end. */
  List<Sighting> all() throws IOException {
    return file.read(
        () ->
            table.entries().stream()
                .map(entry -> seen(entry.digest(), new DigestTable.Found(entry, 1)))
                .toList());
  }

  /** Who reported, with the trust in each and how many others confirmed or contradicted it. */
  public List<ReporterFigures> reporters() throws IOException {
    return file.read(
        () ->
            table.reporters().all().stream()
                .map(
                    s ->
                        new ReporterFigures(
                            s.reporter().name(), s.trust(), s.confirmed(), s.contradicted()))
                .toList());
  }

  /** How much is known of each kind. */
  public List<DigestFigures> figures() throws IOException {
    List<Sighting> all = all();
    List<DigestFigures> figures = new ArrayList<>();
    for (SharedDigest.Kind kind : SharedDigest.Kind.values()) {
      List<Sighting> some = all.stream().filter(s -> s.digest().kind() == kind).toList();
      int spam = (int) some.stream().filter(s -> s.ham() == 0 && s.spam() > 0).count();
      long last = some.stream().mapToLong(s -> s.span().last()).max().orElse(0);
      figures.add(new DigestFigures(kind.toString(), some.size(), spam, last));
    }
    return figures;
  }

  /** Writes all as text, which {@link #restore} reads. */
  public void dump(PrintWriter out) throws IOException {
    List<Standing> reporters = file.read(() -> table.reporters().all());
    DigestDump.write(reporters, file.read(table::entries), out);
  }

  /**
   * Puts a dump in the place of all that is known, also where the file is damaged.
   *
   * @return how many lines were left out, being none
   * @throws NoDump when it is none; then nothing changes
   * @throws IOException when it could not be written; then nothing changed
   */
  public int restore(BufferedReader in) throws IOException {
    DigestDump.Content content = DigestDump.read(in);
    file.restore(
        () -> {
          for (int i = 0; i < content.reporters().size(); i++) {
            table.reporter(i, content.reporters().get(i));
          }
          content.entries().forEach(table::entry);
        });
    return content.badLines();
  }

  void report(DigestReport report) throws IOException {
    file.change(() -> new Reporting(table, report, now()).records());
  }

  /** Forgets what was not reported for so long; gives how many digests that were. */
  public int expire(Duration kept) throws IOException {
    long oldest = now() - kept.toSeconds();
    return file.compact(() -> table.forgetBefore(oldest));
  }

  /** Forgets all, also where the file is damaged. */
  public void clear() throws IOException {
    file.clear();
  }

  /** Returns when all is on the disk. */
  void force() throws IOException {
    file.force();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private Sighting seen(SharedDigest digest, DigestTable.Found found) {
    List<Opinion> opinions =
        found.entry().said().stream()
            .map(
                said -> {
                  Standing standing = table.reporters().get(said.reporter());
                  return new Opinion(
                      standing.reporter(), standing.trust(), said.spam(), said.ham());
                })
            .toList();
    return new Sighting(digest, found.similarity(), opinions, found.entry().span());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
