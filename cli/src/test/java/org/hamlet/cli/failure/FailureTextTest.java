package org.hamlet.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void ofSeveralFailuresEachIsTold() {
    IOException first = new IOException("No space left on device");
    first.addSuppressed(new AccessDeniedException("model"));
    first.addSuppressed(new IOException("No space left on device"));
    assertThat(FailureText.of(first)).isEqualTo("no space left on device; permission denied");
  }

  @Test
  void aFileIsNamedOnceWhereTheSentenceDoesNotNameIt() {
    assertThat(FailureText.naming(new NoSuchFileException("/no/pid")))
        .isEqualTo("/no/pid: no such file");
    assertThat(FailureText.naming(new FileSystemException("/no/pid", null, "Is a directory")))
        .isEqualTo("/no/pid: Is a directory");
    assertThat(FailureText.naming(new IOException("No space left on device")))
        .isEqualTo("no space left on device");
  }
}
