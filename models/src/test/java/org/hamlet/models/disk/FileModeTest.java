package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileModeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0700, rwx------, rw-------",
    "0770, rwxrwx---, rw-rw----",
    "0777, rwxrwxrwx, rw-rw-rw-",
    "0755, rwxr-xr-x, rw-r--r--",
    "nine, rwx------, rw-------"
  })
  void directoriesAndFilesHaveTheBits(String digits, String directory, String file)
      throws IOException {
    Path state = folder.resolve("state");
    StoreFiles files = StoreFiles.in(state.resolve("bayes"), FileMode.parse(digits));
    files.lock("lock").close();
    files.write("journal").close();
    for (Path made : new Path[] {state, state.resolve("bayes")}) {
      assertThat(permissions(made)).isEqualTo(directory);
    }
    for (String name : new String[] {"lock", "journal"}) {
      assertThat(permissions(state.resolve("bayes").resolve(name))).isEqualTo(file);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
