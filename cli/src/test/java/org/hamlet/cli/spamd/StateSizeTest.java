package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSizeTest {

  @TempDir Path state;

  @Test
  void stateOfUsersCountsAndSnapshotsOfRulesDoNot() throws IOException {
    Files.write(state.resolve("tokens"), new byte[1000]);
    Files.write(state.resolve("rules-0123"), new byte[500_000]);
    Path anna = Files.createDirectories(state.resolve("users/anna"));
    Files.write(anna.resolve("tokens"), new byte[200]);
    assertThat(StateSize.bytes(state)).isEqualTo(1200);
  }

  @Test
  void stateThatIsNotThereHasNoSize() {
    assertThat(StateSize.bytes(state.resolve("none"))).isZero();
  }
}
