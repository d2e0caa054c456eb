package org.hamlet.models.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarterFileTest {

  private static final int MOST_BYTES = 200_000;

  private static byte[] shipped() throws IOException {
    try (InputStream in = Starter.class.getResourceAsStream(Starter.FILE)) {
      return in.readAllBytes();
    }
  }

  @Test
  void theShippedFileIsTheOneThatModelMdDescribes() throws IOException {
    byte[] bytes = shipped();
    String described =
        Files.readString(Path.of("src/main/resources/org/hamlet/models/starter/MODEL.md"));
    int checksum = ByteBuffer.wrap(bytes).getInt(bytes.length - 4);
    assertThat(described).contains(String.format("CRC-32C `%08x`", checksum));
    StarterModel.Calibration line = StarterFile.read(bytes).calibration();
    assertThat(described)
        .contains(String.format("slope %.3f, offset %.3f", line.slope(), line.offset()));
  }

  @Test
  void theShippedFileIsSmall() throws IOException {
    assertThat(shipped()).hasSizeLessThan(MOST_BYTES);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    byte[] bytes = shipped();
    assertThat(StarterFile.write(StarterFile.read(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 12, 1_000, 131_100})
  void aDamagedFileIsNotRead(int place) throws IOException {
    byte[] bytes = shipped();
    bytes[place] ^= 1;
    assertThatThrownBy(() -> StarterFile.read(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void aFileCutShortIsNotRead() {
    assertThatThrownBy(() -> StarterFile.read(new byte[10])).isInstanceOf(IOException.class);
  }
}
