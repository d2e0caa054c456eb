package org.hamlet.spamd.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hamlet.scanner.PreferenceText;
import org.hamlet.scanner.UserPreferences;
import org.junit.jupiter.api.Test;

class TogetherTest {

  @Test
  void theLastWordComesLast() throws IOException {
    UserPreferences file = user -> List.of(new PreferenceText("file", "report_safe 0"));
    UserPreferences table = user -> List.of(new PreferenceText("table", "report_safe 1\n"));
    Together all = new Together(List.of(file, UserPreferences.NONE, table));
    assertThat(all.of("anna"))
        .containsExactly(
            new PreferenceText("file", "report_safe 0"),
            new PreferenceText("table", "report_safe 1\n"));
    assertThat(new Together(List.of()).of("anna")).isEmpty();
  }
}
