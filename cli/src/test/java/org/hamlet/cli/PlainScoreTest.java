package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Command lines understood without picocli mean what they mean with it. */
class PlainScoreTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score",
        "score -",
        "score mail",
        "score mail - other",
        "score --local mail",
        "score -L mail",
        "score mail --no-bayes",
        "score --rules spamassassin --local mail",
        "score --rules rules --site site --prefs prefs --state state mail",
        "score --cf use_bayes_0 --cf required_score_3 mail",
        "score --json mail",
        "score --headers --exit-code mail",
        "score --message mail --local"
      })
  void meansTheSame(String line) {
    String[] arguments = line.split(" ");
    PlainScore plain = PlainScore.of(arguments).orElseThrow();
    ScoreCommand command = parsed(arguments);
    assertThat(plain.files()).isEqualTo(command.files());
    assertThat(plain.scoring()).usingRecursiveComparison().isEqualTo(command.scoring());
  }

  private static ScoreCommand parsed(String... arguments) {
    CommandLine score =
        Hamlet.commandLine().parseArgs(arguments).subcommand().commandSpec().commandLine();
    return (ScoreCommand) score.getCommandSpec().userObject();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lint",
        "--version",
        "score --help",
        "score --nonsense",
        "score --json --headers",
        "score --json --json mail",
        "score --local --local mail",
        "score --no-bayes --no-bayes mail",
        "score --exit-code --exit-code mail",
        "score --rules=spamassassin mail",
        "score --rules",
        "score --rules --local",
        "score --rules a --rules b mail",
        "score -C spamassassin mail",
        "score -D mail",
        "score --debug=rules mail",
        "score --pre x mail",
        "score -- mail",
        "score @arguments"
      })
  void isLeftToPicocli(String line) {
    assertThat(PlainScore.of(line.split(" "))).isEmpty();
  }

  @Test
  void nothingAtAllIsLeftToPicocli() {
    assertThat(PlainScore.of()).isEqualTo(Optional.empty());
    assertThat(PlainScore.of("score", "")).isEmpty();
  }

  @Test
  void commandsAreNamedAsTheySay() {
    Hamlet.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getCommandName()).isEqualTo(name);
              CommandLine alone = HamletCommand.commandLine(name, "--help");
              assertThat(alone.getSubcommands()).containsOnlyKeys(name);
              assertThat(alone.getSubcommands().get(name).getUsageMessage())
                  .isEqualTo(command.getUsageMessage());
            });
  }
}
