package org.hamlet.net.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceFileTest {

  @TempDir private Path folder;

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Path missing = folder.resolve("missing");
    Path large = Files.writeString(folder.resolve("large"), "12345");
    assertFails(folder, "is a directory");
    assertFails(missing, "no such file");
    assertFails(large, "is longer than 4 bytes");
  }

  private static void assertFails(Path file, String reason) {
    assertThatThrownBy(() -> ServiceFile.lines(file, 4))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + reason);
  }
}
