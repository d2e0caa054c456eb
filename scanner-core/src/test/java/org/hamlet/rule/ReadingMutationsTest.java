package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines with random damage: whatever is written, reading ends with a rule set. */
class ReadingMutationsTest {

  private static final long SEED = 20261123;
  private static final int ROUNDS = 300;
  private static final String NOISE = " \t\"'()[]{}<>=!~/\\#:;,.-+*?|&^%$@_\0\r\u00e9\u00ff09aZ";

  @Test
  void neverThrows() throws Exception {
    List<String> lines = lines();
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        text.append(damaged(lines.get(random.nextInt(lines.size())), random)).append('\n');
      }
      String written = text.toString();
      assertThatCode(() -> ReadText.of(written).problems().forEach(ConfigProblem::render))
          .as("seed %d, round %d:%n%s", SEED, round, written)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aByteOrderMarkIsLeftOut() {
    assertThat(ReadText.settings("\uFEFFrequired_score 9").number("required_score")).isEqualTo(9);
  }

  private static String damaged(String line, Random random) {
    StringBuilder out = new StringBuilder(line);
    for (int i = random.nextInt(4); i > 0 && out.length() > 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
        case 2 -> out.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
        default -> out.setLength(at);
      }
    }
    return out.toString();
  }

  private static List<String> lines() throws Exception {
    Path folder = Path.of(ReadingMutationsTest.class.getResource("/config").toURI());
    List<String> lines = new ArrayList<>();
    for (Setting setting : SettingTable.load().all()) {
      lines.add(setting.name() + " (NAME) 1 2 /x/ =~ a.example");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(p -> p.toString().endsWith(".cf")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
      }
    }
    return lines;
  }
}
