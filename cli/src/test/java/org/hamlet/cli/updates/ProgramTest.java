package org.hamlet.cli.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProgramTest {

  private static final int MAX = Program.MAX_OUTPUT_BYTES;

  @Test
  void readsAllThatItMayWrite() throws UpdateFailure {
    Program.Answer most = Program.run(List.of("sh", "-c", "yes y | head -c " + MAX));
    assertThat(most.text()).hasSize(MAX - 1).endsWith("y");
    assertThatThrownBy(() -> Program.run(List.of("sh", "-c", "yes y | head -c " + (MAX + 1))))
        .isInstanceOf(UpdateFailure.class)
        .hasMessageContaining("sh writes more than 4194304 bytes");
  }

  @Test
  void endsAProgramThatWritesWithoutEnd() {
    assertThatThrownBy(() -> Program.run(List.of("yes")))
        .isInstanceOf(UpdateFailure.class)
        .hasMessageContaining("yes writes more than 4194304 bytes");
  }

  @Test
  void namesAProgramThatIsNotThere() {
    assertThatThrownBy(() -> Program.run(List.of("no-such-program")))
        .hasMessageContaining("cannot run no-such-program (on Debian: apt-get install");
  }
}
