package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are read. */
class RuleSourcesTest {

  @Test
  void namesOfFilesEndInSmallLettersOrCapitals(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"b.cf", "A.CF", ".hidden.Cf", "c.cf~", "cf", "V.PRE"}) {
      Files.writeString(folder.resolve(name), "");
    }
    RuleSources sources = new RuleSources().rulesDirectory(folder);
    assertThat(sources.beforePreferences())
        .extracting(source -> Path.of(source.name()).getFileName().toString())
        .containsExactly(".hidden.Cf", "A.CF", "b.cf");
    assertThat(sources.pre()).hasSize(1);
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstLine() {
    assertThat(ReadText.of("\uFEFFreport_contact x").problems()).isEmpty();
  }
}
