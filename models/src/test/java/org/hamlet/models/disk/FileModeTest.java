package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hamlet.snapshot.FolderOwner;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0700, rwx------, rw-------",
    "0770, rwxrwx---, rw-rw----",
    "0777, rwxrwxrwx, rw-rw-rw-",
    "0755, rwxr-xr-x, rw-r--r--",
    "-1, rwx------, rw-------",
    "77777777777, rwx------, rw-------",
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

  /** As the service's user may put them there, to own or spoil what root has. */
  @ParameterizedTest
  @ValueSource(strings = {"", "bayes/lock", "bayes/journal", "bayes"})
  void rootFollowsNoLinkOfTheServiceInItsFolder(String place) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    Path roots = Files.createDirectory(folder.resolve("of-root"));
    Path precious = Files.writeString(roots.resolve("precious"), "precious");
    Path state = Files.createDirectory(folder.resolve("state"));
    boolean isFolder = place.equals("bayes");
    if (!place.isEmpty()) {
      Files.createDirectories(state.resolve(place).getParent());
      Path target = isFolder ? roots : precious;
      Path link = Files.createSymbolicLink(state.resolve(place), target);
      FolderOwner.view(link).setOwner(nobody());
    }
    StoreFiles files = StoreFiles.in(state.resolve("bayes"), FileMode.OWNER_ONLY);
    ThrowingCallable write =
        () -> {
          files.lock("lock").close();
          files.write("journal").close();
          files.write("precious").close();
        };
    if (place.isEmpty()) {
      assertThatCode(write).doesNotThrowAnyException();
    } else {
      assertThatIOException().isThrownBy(write);
    }
    assertThat(precious).hasContent("precious");
    try (Stream<Path> left = Files.list(roots)) {
      assertThat(left).containsExactly(precious);
    }
    assertThat(Files.getOwner(precious).getName()).isEqualTo("root");
  }

  private UserPrincipal nobody() throws IOException {
    return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
