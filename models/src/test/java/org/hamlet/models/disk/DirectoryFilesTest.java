package org.hamlet.models.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Store files on a real disk. */
@EnabledOnOs(OS.LINUX)
class DirectoryFilesTest {

  private static final int FILE_BYTES = 1 << 20;

  /** Twice as many: what a collection found is unmapped a little later, by a thread of Java's. */
  private static final int MOST_MAPPED = 2 * (int) (DirectoryFiles.MAX_REPLACED_BYTES / FILE_BYTES);

  @TempDir private Path folder;

  @Test
  void replacedFilesDoNotStayMapped() throws IOException {
    DirectoryFiles files = new DirectoryFiles(folder, FileMode.OWNER_ONLY);
    List<ByteBuffer> current = new ArrayList<>();
    long most = 0;
    for (int i = 0; i < 6 * MOST_MAPPED; i++) {
      Files.write(folder.resolve("next"), new byte[FILE_BYTES]);
      files.rename("next", "tokens");
      current.clear();
      current.add(files.map("tokens").orElseThrow());
      most = Math.max(most, mappings("/tokens"));
    }
    assertTrue(most <= MOST_MAPPED, () -> "more than " + MOST_MAPPED + " files were mapped");
    assertEquals(FILE_BYTES, current.get(0).remaining());
  }

  private long mappings(String end) throws IOException {
    try (Stream<String> maps =
        Files.lines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1)) {
      return maps.filter(line -> line.contains(folder + end)).count();
    }
  }
}
