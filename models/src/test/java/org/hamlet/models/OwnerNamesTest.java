package org.hamlet.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of users are data: no two share a file, none leaves the directory. */
class OwnerNamesTest {

  private static final String LONG = "x".repeat(5_000);
  private static final List<String> NAMES =
      List.of(
          "",
          ".",
          "..",
          "/",
          "../../etc/passwd",
          "a/b",
          "a\\b",
          "a\0b",
          "a\nb",
          "-rf",
          "x",
          "x.journal",
          "x.lock",
          "x.new",
          "x%2Ejournal",
          "bayes",
          "user@example.com",
          "\u0438\u043c\u044f",
          LONG,
          LONG + "y");

  @Test
  void everyNameHasAFileOfItsOwnWithinTheDirectory() {
    Path directory = Path.of("/state");
    Set<String> files = new HashSet<>();
    for (String kind : List.of("bayes", "model")) {
      addAll(files, OwnerNames.file(kind, Optional.empty()));
      for (String name : NAMES) {
        String file = OwnerNames.file(kind, Optional.of(name));
        assertThat(directory.resolve(file).normalize().getParent()).isEqualTo(directory);
        assertThat(file).matches("[!-~]{1,120}");
        addAll(files, file);
      }
    }
  }

  @Test
  void aLongNameIsHashed() {
    String longest = "x".repeat(OwnerNames.MAX_NAME_CHARS);
    assertThat(OwnerNames.file("bayes", Optional.of(longest))).isEqualTo("bayes-" + longest);
    assertThat(OwnerNames.file("bayes", Optional.of(longest + "x"))).startsWith("bayes-=");
    String escaped = "x".repeat(OwnerNames.MAX_NAME_CHARS - 2) + "/";
    assertThat(OwnerNames.file("bayes", Optional.of(escaped))).startsWith("bayes-=");
  }

  /** A file and what lies beside a model. */
  private static void addAll(Set<String> files, String file) {
    for (String suffix : List.of("", ".journal", ".lock", ".new")) {
      assertThat(files.add(file + suffix)).as(file + suffix).isTrue();
    }
  }
}
