package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of settings against the documentation and against the code that asks for them. */
class SettingTableTest {

  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final String BEGIN = "<!-- settings: begin -->";
  private static final String END = "<!-- settings: end -->";
  private static final Set<Setting.Shape> READER_ONLY =
      Set.of(Setting.Shape.RULE, Setting.Shape.SPECIAL, Setting.Shape.CLEAR, Setting.Shape.REMOVE);

  private final SettingTable table = SettingTable.load();

  /** To accept: copy what is written to target/golden between the marks of the document. */
  @Test
  void theDocumentListsEverySettingAsItIs() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN);
    assertThat(begin).as(BEGIN + " in " + DOCUMENT).isNotNegative();
    String documented =
        document.substring(begin + BEGIN.length(), document.indexOf(END, begin)).strip();
    String actual = documentation();
    if (!documented.equals(actual)) {
      Path to = Path.of("target/golden/compatibility-settings.md");
      Files.createDirectories(to.getParent());
      Files.writeString(to, actual + "\n");
    }
    assertThat(documented).isEqualTo(actual);
  }

  @Test
  void whatIsSaidToWorkIsAskedFor() throws IOException {
    String sources = sources();
    List<String> unused = new ArrayList<>();
    for (Setting setting : table.all()) {
      boolean asked = sources.contains('"' + setting.name() + '"');
      if (setting.state() == Setting.State.WORKS
          && !READER_ONLY.contains(setting.shape())
          && !asked) {
        unused.add(setting.name());
      }
    }
    assertThat(unused).as("settings that nobody asks for").isEmpty();
  }

  @Test
  void reasonsAreGivenForWhatHasNoMeaning() {
    for (Setting setting : table.all()) {
      boolean none = setting.state() == Setting.State.NONE;
      assertThat(!setting.reason().isEmpty()).as(setting.name()).isEqualTo(none);
    }
  }

  @Test
  void clearingAndRemovingActOnSettingsOfTheTable() {
    for (Setting setting : table.all()) {
      for (String target : setting.targets()) {
        assertThat(table.named(target)).as(setting.name()).isPresent();
      }
    }
  }

  @Test
  void defaultsAreWrittenAsTheirShapeWantsThem() {
    for (Setting setting : table.all()) {
      String value = setting.defaultValue();
      boolean fits =
          switch (setting.shape()) {
            case FLAG -> ScalarSyntax.flag(value).isPresent();
            case NUMBER -> value.isEmpty() || ScalarSyntax.isNumber(value);
            case DURATION -> value.isEmpty() || ScalarSyntax.duration(value).isPresent();
            default -> true;
          };
      assertThat(fits).as(setting.name() + " " + value).isTrue();
    }
  }

  private String documentation() {
    String rows = table.all().stream().map(SettingTableTest::row).collect(Collectors.joining("\n"));
    long works = table.all().stream().filter(s -> s.state() == Setting.State.WORKS).count();
    long none = table.all().stream().filter(s -> s.state() == Setting.State.NONE).count();
    return works
        + " of "
        + table.all().size()
        + " keywords work; "
        + none
        + " have no meaning here, each for the reason given; the others are\nread and checked and "
        + "have no effect yet.\n\n"
        + "| keyword | older spelling | value | default | who may use it | state |\n"
        + "|---|---|---|---|---|---|\n"
        + rows;
  }

  private static String row(Setting setting) {
    String state =
        switch (setting.state()) {
          case WORKS -> "works";
          case ACCEPTED -> "accepted, no effect yet";
          case NONE -> "no meaning here: " + setting.reason();
        };
    return "| "
        + String.join(
            " | ",
            "`" + setting.name() + "`",
            setting.aliases().stream().map(a -> "`" + a + "`").collect(Collectors.joining(" ")),
            setting.shape().name().toLowerCase(Locale.ROOT),
            setting.defaultValue().isEmpty()
                ? ""
                : "`" + setting.defaultValue().replace("|", "\\|") + "`",
            switch (setting.privilege()) {
              case USER -> "anyone";
              case PRIV -> "site; users with `allow_user_rules`";
              case STORE -> "site; users with `hamlet_user_stores`";
              case ADMIN -> "site";
            },
            state)
        + " |";
  }

  /** All main sources of all modules in one text. */
  private static String sources() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(".."))) {
      files =
          all.filter(
                  p -> p.toString().contains("/src/main/java/") && p.toString().endsWith(".java"))
              .toList();
    }
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  @Test
  void aNameMistypedTooOftenSuggestsNothing() {
    String name = "required_score";
    assertThat(SettingTable.MAX_TYPOS).isEqualTo(2);
    assertThat(table.nearestTo(name.replace("quir", "qiur"))).contains(name);
    assertThat(table.nearestTo(name.replace("score", "sxxre"))).contains(name);
    assertThat(table.nearestTo(name.replace("score", "sxxxe"))).isEmpty();
  }
}
