package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said about each mistake in {@code config/NAME.cf} is the text of {@code
 * config/NAME.problems}, to the letter. A difference is written to {@code target/golden}, or with
 * {@code -Dgolden.update=true} accepted.
 */
class LintTest {

  private static final int LEAST_CASES = 30;

  static Stream<Path> broken() throws IOException, URISyntaxException {
    Path folder = Path.of(LintTest.class.getResource("/config").toURI());
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(p -> p.toString().endsWith(".cf")).sorted().toList();
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongAndWhere(Path file) throws IOException {
    String name = file.getFileName().toString();
    ConfigSource source =
        new ConfigSource(name, Optional.of(file), () -> Files.newInputStream(file));
    RuleSet read = RuleSetReader.english().read(new RuleSources().rules(source));
    String actual =
        read.problems().stream().map(p -> p.render() + "\n").collect(Collectors.joining());
    String golden = name.replace(".cf", ".problems");
    Path expected = file.resolveSibling(golden);
    if (!Files.exists(expected) || !actual.equals(Files.readString(expected, ISO))) {
      write(golden, actual);
    }
    assertThat(expected).hasContent(actual);
  }

  @Test
  void thereAreManyCases() throws IOException, URISyntaxException {
    assertThat(broken().count()).isGreaterThanOrEqualTo(LEAST_CASES);
  }

  private static final java.nio.charset.Charset ISO = StandardCharsets.ISO_8859_1;

  private static void write(String golden, String actual) throws IOException {
    Path to =
        Boolean.getBoolean("golden.update")
            ? Path.of("src/test/resources/config", golden)
            : Path.of("target/golden", golden + ".actual");
    Files.createDirectories(to.getParent());
    Files.writeString(to, actual, ISO);
  }
}
