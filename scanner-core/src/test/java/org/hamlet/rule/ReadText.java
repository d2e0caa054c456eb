package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads configuration that a test writes down. */
final class ReadText {

  private ReadText() {}

  /** With the site's rights, problems and all. */
  static RuleSet of(String... lines) {
    String text = String.join("\n", lines) + "\n";
    return RuleSetReader.english()
        .read(new RuleSources().rules(ConfigSource.text("test.cf", text)));
  }

  /** The settings of lines that must be free of problems. */
  static Settings settings(String... lines) {
    RuleSet read = of(lines);
    assertThat(read.problems()).isEmpty();
    return read.settings();
  }
}
