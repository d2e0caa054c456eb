package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledRulesTest {

  @TempDir Path machine;

  @Test
  void updatesWithoutRulesDoNotHideThoseOfThePackage() throws IOException {
    Path updates = machine.resolve("updates");
    Path packaged = machine.resolve("packaged");
    assertThat(InstalledRules.find(updates, packaged)).isEmpty();
    Files.createDirectory(packaged);
    assertThat(InstalledRules.find(updates, packaged)).contains(packaged);

    Path release = Files.createDirectories(updates.resolve("4.000001"));
    Files.createFile(release.resolve(".lock"));
    Files.createDirectory(updates.resolve("sa-update-keys"));
    assertThat(InstalledRules.find(updates, packaged)).contains(packaged);

    Files.createFile(release.resolve("rules_example_org.cf"));
    assertThat(InstalledRules.find(updates, packaged)).contains(release);
    Files.createDirectory(updates.resolve("4.000002"));
    assertThat(InstalledRules.find(updates, packaged)).contains(release);
  }
}
