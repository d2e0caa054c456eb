package org.hamlet.models.digests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hamlet.digest.shared.DigestReport.Word;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.models.disk.PowerCuts;
import org.hamlet.models.disk.StoreFiles;
import org.junit.jupiter.api.Test;

/** Cuts of the power while messages are reported and the file is written anew. */
class DigestPowerCutTest {

  private static final int REWRITE_EVERY = 20;

  @Test
  void nothingHalfWrittenIsReadAndNothingForcedIsLost() throws IOException {
    int cuts = PowerCuts.check(Reporting::new, 100);
    assertThat(cuts).isGreaterThan(500);
  }

  private record Reporting(DigestFile file) implements PowerCuts.Subject {

    Reporting(StoreFiles files) {
      this(Digests.file(files, Digests.ROOM, Digests.at(Digests.MOMENT)));
    }

    @Override
    public void learn(int lesson) throws IOException {
      Word word = lesson % 5 == 4 ? Word.HAM : Word.SPAM;
      String reporter = lesson % 3 == 0 ? "local" : "peer:" + lesson % 4;
      SharedDigest host = Digests.of(SharedDigest.Kind.HOST, lesson);
      file.report(Digests.report(reporter, word, Digests.body(lesson % 17), host));
      if (lesson % REWRITE_EVERY == 0) {
        int none = file.expire(Digests.ALWAYS);
        assertThat(none).isZero();
      }
    }

    @Override
    public void force() throws IOException {
      file.force();
    }

    @Override
    public String content() throws IOException {
      return file.all() + " " + file.reporters();
    }
  }
}
