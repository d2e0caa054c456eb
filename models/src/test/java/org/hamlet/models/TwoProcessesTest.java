package org.hamlet.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of twenty threads each learn the same mail into the same files. */
class TwoProcessesTest {

  private static final int MESSAGES = 400;
  private static final int THREADS = 20;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingCountedTwice() throws IOException, InterruptedException {
    Path state = folder.resolve("state");
    List<String> lines = new ArrayList<>();
    try (LearningProcess one = LearningProcess.start(state, 0, MESSAGES, THREADS);
        LearningProcess two = LearningProcess.start(state, 0, MESSAGES, THREADS)) {
      lines.addAll(linesOf(one));
      lines.addAll(linesOf(two));
      assertThat(one.exitCode()).isZero();
      assertThat(two.exitCode()).isZero();
    }
    assertThat(lines.stream().filter(line -> line.startsWith("LEARNED "))).hasSize(MESSAGES);
    assertThat(lines.stream().filter(line -> line.startsWith("UNCHANGED "))).hasSize(MESSAGES);
    try (StateContent left = new StateContent(state);
        StateContent expected = new StateContent(folder.resolve("expected"))) {
      expected.learn(0, MESSAGES);
      assertThat(left.all()).isEqualTo(expected.all());
      assertThat(left.messagesOfModel()).isEqualTo(MESSAGES);
    }
  }

  private static List<String> linesOf(LearningProcess process) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Optional<String> line = process.line(); line.isPresent(); line = process.line()) {
      lines.add(line.get());
    }
    return lines;
  }
}
