package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void ofSeveralFailuresEachIsTold() {
    IOException first = new IOException("No space left on device");
    first.addSuppressed(new AccessDeniedException("model"));
    first.addSuppressed(new IOException("No space left on device"));
    assertThat(FailureText.of(first)).isEqualTo("no space left on device; permission denied");
  }
}
