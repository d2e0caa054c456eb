package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forcing a file that another thread closes, as when a store is closed for one too many. */
class JournaledFileTest {

  /** Nothing of what is read is wanted. */
  private static class Nothing implements JournaledFile.Content {
    @Override
    public long load(Optional<ByteBuffer> file) {
      return 0;
    }

    @Override
    public void apply(ByteBuffer record) {}
  }

  private final RecordingFiles files = new RecordingFiles();
  private final JournaledFile file =
      new JournaledFile(files, new JournaledFile.Names("whole", "journal", "lock"), new Nothing());

  @BeforeEach
  void somethingWasWritten() throws IOException {
    file.open();
    file.append(ByteBuffer.allocate(8));
  }

  @Test
  void whatIsClosedWhileItIsForcedIsOnTheDisk() throws IOException {
    files.whileForcing(
        () -> {
          files.whileForcing(() -> {});
          file.close();
        });
    long before = files.forced("journal");
    file.force();
    assertThat(files.forced("journal")).isGreaterThan(before);
  }

  @Test
  void whatCannotBeForcedIsTold() {
    files.whileForcing(
        () -> {
          throw new IOException("made up");
        });
    assertThatThrownBy(file::force).hasMessage("made up");
  }

  /** As when another process writes the file anew again and again. */
  @Test
  void aFileThatIsReplacedWhileItIsReadIsReadAgainSoOften() throws IOException {
    for (int more = 0; more < 2; more++) {
      RecordingFiles replaced = new RecordingFiles();
      try (Journal journal = new Journal(replaced.write("journal"), "journal")) {
        journal.restart(5);
      }
      int right = JournaledFile.MAX_RELOADS + more;
      JournaledFile reader =
          new JournaledFile(
              replaced,
              new JournaledFile.Names("whole", "journal", "lock"),
              new Nothing() {
                private int loads;

                @Override
                public long load(Optional<ByteBuffer> file) {
                  return ++loads == right ? 5 : 4;
                }
              });
      if (more == 0) {
        reader.refresh();
        assertThat(reader.journalBytes()).isEqualTo(Journal.HEADER_BYTES);
      } else {
        assertThatThrownBy(reader::refresh).hasMessageContaining("belongs to another file");
      }
    }
  }
}
