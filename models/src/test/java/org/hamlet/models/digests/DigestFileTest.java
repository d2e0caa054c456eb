package org.hamlet.models.digests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.SharedDigest.Kind;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.RecordingFiles;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.rule.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file of digests knows after what reporters said. */
class DigestFileTest {

  @TempDir private Path folder;

  private final SharedDigest body = Digests.body(1);
  private DigestFile file;

  @BeforeEach
  void open() {
    file = open(Digests.ROOM);
  }

  @AfterEach
  void close() throws IOException {
    file.close();
  }

  private DigestFile open(long room) {
    StoreFiles files = StoreFiles.in(folder, FileMode.OWNER_ONLY);
    return Digests.file(files, room, Digests.at(Digests.MOMENT));
  }

  private Sighting seen(SharedDigest digest) throws IOException {
    return file.known(List.of(digest), Digests.ALWAYS).get(0);
  }

  private boolean isSpam(SharedDigest digest) throws IOException {
    return file.known(List.of(digest), Digests.ALWAYS).stream().anyMatch(s -> s.isSpam(1, 1));
  }

  /** All was forgotten before it was sure that there is room for the rest. */
  @Test
  void aDumpThatADiskHasNoRoomForChangesNothing() throws IOException {
    RecordingFiles disk = new RecordingFiles();
    try (DigestFile full = Digests.file(disk, Digests.ROOM, Digests.at(Digests.MOMENT))) {
      for (int i = 0; i < 100; i++) {
        full.report(Digests.report("local", Word.SPAM, Digests.body(i)));
      }
      StringWriter dump = new StringWriter();
      full.dump(new PrintWriter(dump, true));
      full.report(Digests.report("local", Word.SPAM, Digests.body(100)));
      disk.room(1_000);
      assertThatThrownBy(() -> full.restore(new BufferedReader(new StringReader(dump.toString()))))
          .hasMessageContaining("No space left");
      assertThat(full.all()).hasSize(101);
      disk.room(1_000_000);
      assertThat(full.restore(new BufferedReader(new StringReader(dump.toString())))).isZero();
      assertThat(full.all()).hasSize(100);
    }
  }

  @Test
  void whatWasReportedIsKnownAfterANewStart() throws IOException {
    file.report(Digests.report("local", Word.SPAM, body, Digests.of(Kind.HOST, 1)));
    file.report(Digests.report("user:ann", Word.SPAM, body));
    file.close();
    file = open(Digests.ROOM);
    assertThat(seen(body).spam()).isEqualTo(2);
    assertThat(seen(Digests.of(Kind.HOST, 1)).spam()).isEqualTo(1);
    assertThat(seen(body).span().first()).isEqualTo(Digests.MOMENT.getEpochSecond());
  }

  @Test
  void aBodyThatIsMuchLikeItCountsAsIt() throws IOException {
    file.report(Digests.report("local", Word.SPAM, body));
    file.report(Digests.report("local", Word.SPAM, Digests.like(body, 32)));
    assertThat(seen(body).spam()).isEqualTo(2);
    assertThat(seen(Digests.like(body, 16)).similarity()).isEqualTo(0.75);
    assertThat(file.known(List.of(Digests.like(body, 33)), Digests.ALWAYS)).isEmpty();
  }

  @Test
  void whatIsLikeWantedMailIsNoSpamThoughItIsMoreLikeSpam() throws IOException {
    SharedDigest between = Digests.like(body, 20);
    SharedDigest wanted = Digests.like(body, 40);
    file.report(Digests.report("local", Word.SPAM, body));
    assertThat(isSpam(between)).isTrue();
    file.report(Digests.report("local", Word.HAM, wanted));
    assertThat(isSpam(between)).isFalse();
    assertThat(isSpam(body)).isTrue();
  }

  @Test
  void otherKindsMustBeEqual() throws IOException {
    SharedDigest host = Digests.of(Kind.HOST, 1);
    file.report(Digests.report("local", Word.SPAM, host));
    assertThat(file.known(List.of(Digests.like(host, 1)), Digests.ALWAYS)).isEmpty();
  }

  @Test
  void whatAnybodyCalledWantedIsNoSpam() throws IOException {
    file.report(Digests.report("local", Word.SPAM, body));
    assertThat(isSpam(body)).isTrue();
    file.report(Digests.report("user:ann", Word.HAM, body));
    assertThat(isSpam(body)).isFalse();
    SharedDigest wantedFirst = Digests.body(2);
    file.report(Digests.report("user:ann", Word.HAM, wantedFirst));
    file.report(Digests.report("local", Word.SPAM, wantedFirst));
    assertThat(isSpam(wantedFirst)).isFalse();
  }

  @Test
  void whoReportsTheContraryCorrectsHimself() throws IOException {
    file.report(Digests.report("local", Word.HAM, body));
    file.report(Digests.report("local", Word.SPAM, body));
    assertThat(seen(body).ham()).isZero();
    assertThat(isSpam(body)).isTrue();
    assertThat(file.reporters().get(0).contradicted()).isZero();
  }

  @Test
  void whatIsWithdrawnIsGone() throws IOException {
    file.report(Digests.report("local", Word.SPAM, body));
    file.report(Digests.report("user:ann", Word.WITHDRAWN, body));
    assertThat(isSpam(body)).isTrue();
    file.report(Digests.report("local", Word.WITHDRAWN, body));
    assertThat(file.all()).isEmpty();
  }

  @Test
  void whoIsTrustedLessNeedsMoreReports() throws IOException {
    file.report(Digests.report("peer:b", Word.SPAM, body));
    assertThat(isSpam(body)).isFalse();
    file.report(Digests.report("peer:c", Word.SPAM, body));
    assertThat(isSpam(body)).isTrue();
  }

  @Test
  void repeatingAloneCountsThreeTimesAtMost() throws IOException {
    for (int i = 0; i < 10; i++) {
      file.report(Digests.report("peer:b", Word.SPAM, body));
    }
    assertThat(seen(body).spam()).isEqualTo(10);
    assertThat(seen(body).weight()).isEqualTo(1.5, within(0.001));
  }

  @Test
  void whomOthersConfirmIsTrustedMore() throws IOException {
    for (int i = 0; i < 8; i++) {
      file.report(Digests.report("peer:b", Word.SPAM, Digests.body(i)));
      file.report(Digests.report("local", Word.SPAM, Digests.body(i)));
    }
    assertThat(file.reporters().get(0).confirmed()).isEqualTo(8);
    assertThat(file.reporters().get(0).trust()).isEqualTo(0.75, within(0.001));
  }

  @Test
  void whomThoseWhoAreTrustedMoreContradictCountsNoMore() throws IOException {
    for (int i = 0; i < 4; i++) {
      file.report(Digests.report("peer:b", Word.SPAM, Digests.body(i)));
      file.report(Digests.report("local", Word.HAM, Digests.body(i)));
    }
    assertThat(file.reporters().get(0).trust()).isLessThan(0.2);
    file.report(Digests.report("local", Word.SPAM, Digests.body(9)));
    file.report(Digests.report("peer:b", Word.HAM, Digests.body(9)));
    assertThat(isSpam(Digests.body(9))).isTrue();
    assertThat(file.reporters().get(1).contradicted()).isZero();
  }

  @Test
  void oneReportJudgesEachReporterOnce() throws IOException {
    SharedDigest[] known = new SharedDigest[16];
    SharedDigest[] alike = new SharedDigest[16];
    for (int i = 0; i < known.length; i++) {
      known[i] = Digests.of(Kind.ATTACHMENT, i);
      alike[i] = Digests.like(body, i);
    }
    file.report(Digests.report("local", Word.SPAM, known));
    file.report(Digests.report("local", Word.SPAM, body));
    file.report(Digests.report("peer:b", Word.SPAM, known));
    assertThat(file.reporters()).extracting(ReporterFigures::confirmed).containsExactly(1, 1);
    file.report(Digests.report("peer:b", Word.SPAM, alike));
    assertThat(file.reporters()).extracting(ReporterFigures::confirmed).containsExactly(2, 2);
    file.report(Digests.report("peer:c", Word.SPAM, body, body, body));
    assertThat(file.reporters()).extracting(ReporterFigures::confirmed).containsExactly(3, 3, 1);
  }

  @Test
  void whoIsConfirmedAndContradictedByOneReportIsContradicted() throws IOException {
    SharedDigest file1 = Digests.of(Kind.ATTACHMENT, 1);
    SharedDigest file2 = Digests.of(Kind.ATTACHMENT, 2);
    file.report(Digests.report("local", Word.SPAM, file1));
    file.report(Digests.report("local", Word.HAM, file2));
    file.report(Digests.report("peer:b", Word.SPAM, file1, file2));
    assertThat(file.reporters().get(1).confirmed()).isZero();
    assertThat(file.reporters().get(1).contradicted()).isEqualTo(1);
  }

  @Test
  void hostsJudgeNobody() throws IOException {
    SharedDigest host = Digests.of(Kind.HOST, 1);
    file.report(Digests.report("peer:b", Word.SPAM, host));
    file.report(Digests.report("local", Word.HAM, host));
    assertThat(file.reporters()).allMatch(r -> r.contradicted() == 0);
  }

  @Test
  void whatIsWantedFindsAPlaceAmongManyReporters() throws IOException {
    for (int i = 0; i <= Entry.MAX_REPORTERS; i++) {
      file.report(Digests.report("peer:" + i, Word.SPAM, body));
    }
    assertThat(seen(body).opinions()).hasSize(Entry.MAX_REPORTERS);
    assertThat(isSpam(body)).isTrue();
    file.report(Digests.report("local", Word.HAM, body));
    assertThat(seen(body).opinions()).hasSize(Entry.MAX_REPORTERS);
    assertThat(isSpam(body)).isFalse();
  }

  @Test
  void laterReportersBeyondTheMostAreOne() throws IOException {
    for (int i = 0; i < Reporters.MAX_REPORTERS + 10; i++) {
      file.report(Digests.report("user:" + i, Word.SPAM, Digests.of(Kind.ATTACHMENT, i)));
    }
    assertThat(file.reporters()).hasSize(Reporters.MAX_REPORTERS);
    assertThat(seen(Digests.of(Kind.ATTACHMENT, Reporters.MAX_REPORTERS + 5)).opinions())
        .allMatch(o -> o.reporter().name().equals("others"));
  }

  @Test
  void whatWasNotReportedLongestMakesRoom() throws IOException {
    file.close();
    long bytes = 93;
    file = open(3 * bytes);
    for (int i = 0; i < 3; i++) {
      file.report(Digests.report("local", Word.SPAM, Digests.body(i)));
    }
    file.report(Digests.report("local", Word.SPAM, Digests.body(0)));
    file.report(Digests.report("local", Word.SPAM, Digests.body(3)));
    assertThat(file.all()).extracting(Sighting::digest).hasSize(3).doesNotContain(Digests.body(1));
  }

  @Test
  void oldDigestsAreForgotten() throws IOException {
    file.report(Digests.report("local", Word.SPAM, body));
    file.close();
    StoreFiles files = StoreFiles.in(folder, FileMode.OWNER_ONLY);
    Duration kept = Duration.ofDays(90);
    file = Digests.file(files, Digests.ROOM, Digests.at(Digests.MOMENT.plus(kept)));
    assertThat(file.known(List.of(body), kept)).hasSize(1);
    assertThat(file.expire(kept)).isZero();
    file.close();
    file = Digests.file(files, Digests.ROOM, Digests.at(Digests.MOMENT.plus(kept).plusSeconds(1)));
    assertThat(file.known(List.of(body), kept)).isEmpty();
    assertThat(file.expire(kept)).isEqualTo(1);
    assertThat(file.all()).isEmpty();
  }

  @Test
  void aLongJournalBecomesAFile() throws IOException {
    int reports = (int) (DigestFile.JOURNAL_BYTES / 100) + 100;
    for (int i = 0; i < reports; i++) {
      file.report(Digests.report("local", Word.SPAM, Digests.body(i)));
    }
    assertThat(folder.resolve("digests")).exists();
    assertThat(Files.size(folder.resolve("digests.journal"))).isLessThan(DigestFile.JOURNAL_BYTES);
    assertThat(file.all()).hasSize(reports);
  }

  @Test
  void threadsLoseNothing() throws Exception {
    int threads = 8;
    int each = 50;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Void>> done = new ArrayList<>();
    DigestFile other = open(Digests.ROOM);
    for (int t = 0; t < threads; t++) {
      DigestFile used = t % 2 == 0 ? file : other;
      String reporter = "user:" + t;
      Callable<Void> work =
          () -> {
            for (int i = 0; i < each; i++) {
              used.report(Digests.report(reporter, Word.SPAM, body));
              used.known(List.of(body), Digests.ALWAYS);
            }
            return null;
          };
      done.add(pool.submit(work));
    }
    for (Future<Void> one : done) {
      one.get();
    }
    pool.shutdown();
    assertThat(seen(body).spam()).isEqualTo((long) threads * each);
    other.close();
  }

  @Test
  void aDamagedFileIsToldAndCanBeCleared() throws IOException {
    Files.writeString(folder.resolve("digests"), "neither a generation nor a record");
    assertThat(catchThrowable(() -> file.known(List.of(body), Digests.ALWAYS)))
        .hasMessageContaining("digests");
    file.clear();
    file.report(Digests.report("local", Word.SPAM, body));
    assertThat(isSpam(body)).isTrue();
  }

  @Test
  void whatWasNotReportedForLongCountsNoMore() throws IOException {
    Duration kept = Settings.defaults().duration("hamlet_digest_ttl");
    file.report(Digests.report("local", Word.SPAM, body));
    StoreFiles files = StoreFiles.in(folder, FileMode.OWNER_ONLY);
    Instant last = Digests.MOMENT.plus(kept);
    try (DigestFile later = Digests.file(files, Digests.ROOM, Digests.at(last))) {
      assertThat(later.known(List.of(body), kept)).hasSize(1);
    }
    try (DigestFile later = Digests.file(files, Digests.ROOM, Digests.at(last.plusSeconds(1)))) {
      assertThat(later.known(List.of(body), kept)).isEmpty();
    }
  }
}
