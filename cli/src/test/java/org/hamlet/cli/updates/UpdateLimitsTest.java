package org.hamlet.cli.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a release of rules may hold, and how much is told of it. */
class UpdateLimitsTest {

  private static final Path ARCHIVE = Path.of("rules.tar.gz");

  private static String listing(int files, long bytesOfTheFirst) {
    String file = "-rw-r--r-- 0/0 %d 2026-11-30 10:00 a.cf\n";
    return file.formatted(bytesOfTheFirst) + file.formatted(0).repeat(files - 1);
  }

  /** {@link RuleArchive#MAX_FILES} and {@link RuleArchive#MAX_BYTES}. */
  @ParameterizedTest
  @CsvSource({"2000, 0, 2001, 0", "1, 67108864, 1, 67108865", "2, 67108864, 2, 999999999999999999"})
  void aLargerArchiveIsNotUnpacked(int files, long bytes, int filesBeyond, long bytesBeyond) {
    assertThatCode(() -> RuleArchive.check(listing(files, bytes), ARCHIVE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> RuleArchive.check(listing(filesBeyond, bytesBeyond), ARCHIVE))
        .isInstanceOf(UpdateFailure.class)
        .hasMessage("rules.tar.gz holds more than 2000 files or 67108864 bytes");
  }

  @Test
  void theFirstProblemsAreTold() {
    List<String> most = Collections.nCopies(Updater.MAX_TOLD, "bad");
    List<String> beyond = Collections.nCopies(Updater.MAX_TOLD + 1, "bad");
    assertThat(Updater.told(most)).isEqualTo("10 problem(s)" + "\nbad".repeat(10));
    assertThat(Updater.told(beyond))
        .isEqualTo("11 problem(s)" + "\nbad".repeat(10) + "\nand 1 more");
  }
}
