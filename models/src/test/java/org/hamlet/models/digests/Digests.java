package org.hamlet.models.digests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;

/** Digests by number, reports of them, and a file that holds them. */
final class Digests {

  static final long ROOM = 1 << 20;
  static final Duration ALWAYS = Duration.ofDays(365);
  static final Instant MOMENT = Instant.ofEpochSecond(1_800_000_000);

  private Digests() {}

  static SharedDigest of(SharedDigest.Kind kind, int number) {
    byte[] bytes = new byte[kind.bytes()];
    new Random(number).nextBytes(bytes);
    return SharedDigest.of(kind, bytes);
  }

  static SharedDigest body(int number) {
    return of(SharedDigest.Kind.BODY, number);
  }

  /** One of which so many slots are others. */
  static SharedDigest like(SharedDigest body, int others) {
    byte[] bytes = body.bytes();
    for (int i = 0; i < others; i++) {
      bytes[i] ^= 1;
    }
    return SharedDigest.of(body.kind(), bytes);
  }

  static DigestReport report(String reporter, Word word, SharedDigest... digests) {
    double start = reporter.startsWith("peer:") ? 0.5 : 1;
    return new DigestReport(new Reporter(reporter), start, word, List.of(digests));
  }

  static DigestFile file(StoreFiles files, long room, Clock clock) {
    return new DigestFile(files, "digests", room, new Settler(), clock);
  }

  static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }
}
