package org.hamlet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of a snapshot is whole and wanted, or none. */
class SnapshotFileTest {

  private static final SnapshotKey KEY = new SnapshotKey(1, 2);
  private static final String TEXT = "rules and settings";
  private static final byte[] DETAIL = {1, 2, 3, 4, 5};

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("one.snapshot");
  }

  private SnapshotFile written() {
    SnapshotFile file = new SnapshotFile(path());
    assertThat(file.isWritable()).isTrue();
    assertThat(file.write(KEY, new SnapshotWriter().text(TEXT).detail(DETAIL))).isTrue();
    return file;
  }

  @Test
  void comesBackUnderItsKeyAlone() throws SnapshotDamage {
    SnapshotFile file = written();
    SnapshotReader in = file.read(KEY).orElseThrow();
    assertThat(in.text()).isEqualTo(TEXT);
    SnapshotDetail detail = in.detail();
    assertThat(in.isAtEnd()).isTrue();
    SnapshotReader details = detail.read();
    assertThat(details.number()).isEqualTo(1);
    assertThat(detail.read().number()).isEqualTo(1);
    assertThat(in.damaged()).isFalse();
    assertThat(file.read(new SnapshotKey(1, 3))).isEmpty();
    assertThat(file.read(new SnapshotKey(2, 2))).isEmpty();
    assertThat(new SnapshotFile(folder.resolve("other")).read(KEY)).isEmpty();
    assertThat(new SnapshotFile(folder).read(KEY)).isEmpty();
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException, SnapshotDamage {
    SnapshotFile file = written();
    byte[] whole = Files.readAllBytes(path());
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      Files.write(path(), flipped);
      assertThat(noticed(file)).as("bit %d", bit).isTrue();
    }
    Files.write(path(), whole);
    assertThat(noticed(file)).isFalse();
  }

  @Test
  void everyOtherLengthIsNoticed() throws IOException, SnapshotDamage {
    SnapshotFile file = written();
    byte[] whole = Files.readAllBytes(path());
    for (int length = 0; length < whole.length + 3; length++) {
      Files.write(path(), Arrays.copyOf(whole, length));
      assertThat(noticed(file)).as("length %d", length).isEqualTo(length != whole.length);
    }
  }

  /** Whether it counts as none or its detail as damaged. */
  private static boolean noticed(SnapshotFile file) throws SnapshotDamage {
    Optional<SnapshotReader> in = file.read(KEY);
    if (in.isEmpty()) {
      return true;
    }
    assertThat(in.get().text()).isEqualTo(TEXT);
    SnapshotDetail detail = in.get().detail();
    try {
      detail.read();
    } catch (SnapshotDamage damage) {
      return in.get().damaged();
    }
    return false;
  }

  @Test
  @Timeout(10)
  void pipeInItsPlaceIsNoSnapshotAndNobodyWaitsForIt() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", path().toString()).start().waitFor()).isZero();
    assertThat(new SnapshotFile(path()).read(KEY)).isEmpty();
  }

  @Test
  void detailIsThatOfItsFileWhenAnotherTookItsPlace() throws SnapshotDamage {
    SnapshotFile file = written();
    SnapshotReader in = file.read(KEY).orElseThrow();
    assertThat(in.text()).isEqualTo(TEXT);
    SnapshotDetail detail = in.detail();
    file.write(KEY, new SnapshotWriter().text("other").detail(new byte[] {9, 9, 9, 9, 9}));
    assertThat(detail.read().number()).isEqualTo(1);
  }

  @Test
  void detailOfFileThatWasCutIsDamage() throws IOException, SnapshotDamage {
    SnapshotReader in = written().read(KEY).orElseThrow();
    assertThat(in.text()).isEqualTo(TEXT);
    SnapshotDetail detail = in.detail();
    try (RandomAccessFile raw = new RandomAccessFile(path().toFile(), "rw")) {
      raw.setLength(raw.length() - 1);
    }
    assertThatThrownBy(detail::read).isInstanceOf(SnapshotDamage.class);
    assertThat(in.damaged()).isTrue();
  }

  @Test
  void nobodyElseReadsIt() throws IOException {
    written();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void directoryIsMadeAndNothingElseStaysThere() throws IOException {
    Path deep = folder.resolve("a/b/one.snapshot");
    SnapshotFile file = new SnapshotFile(deep);
    assertThat(file.isWritable()).isTrue();
    assertThat(file.write(KEY, new SnapshotWriter())).isTrue();
    assertThat(file.write(KEY, new SnapshotWriter())).isTrue();
    assertThat(deep.getParent()).isDirectoryContaining(deep::equals);
    try (var entries = Files.list(deep.getParent())) {
      assertThat(entries).containsExactly(deep);
    }
  }

  @Test
  void whereNoDirectoryCanBeNothingIsWritten() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "x");
    SnapshotFile file = new SnapshotFile(plain.resolve("one.snapshot"));
    assertThat(file.isWritable()).isFalse();
    assertThat(file.write(KEY, new SnapshotWriter())).isFalse();
    assertThat(file.read(KEY)).isEmpty();
  }

  @Test
  void largerThanTheLimitIsNeitherWrittenNorRead() throws IOException {
    SnapshotFile file = new SnapshotFile(path());
    SnapshotWriter large = new SnapshotWriter();
    byte[] quarter = new byte[SnapshotFile.MAX_BYTES / 4];
    for (int i = 0; i < 4; i++) {
      large.raw(quarter);
    }
    assertThat(file.write(KEY, large)).isFalse();
    written();
    try (RandomAccessFile raw = new RandomAccessFile(path().toFile(), "rw")) {
      raw.setLength(SnapshotFile.MAX_BYTES + 1L);
    }
    assertThat(file.read(KEY)).isEmpty();
  }
}
