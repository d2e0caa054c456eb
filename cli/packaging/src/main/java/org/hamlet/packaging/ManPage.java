package org.hamlet.packaging;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, from the same tables as its {@code --help}. */
final class ManPage {

  /** The commands whose pages are in section 8, of programs for administrators. */
  private static final List<String> OF_ADMINISTRATORS = List.of("hamlet-spamd");

  private static final Pattern EXIT_CODE = Pattern.compile("  (\\d+) +(\\S.*)");
  private static final List<String[]> FILES =
      List.of(
          new String[] {
            "/etc/hamlet/*.cf", "configuration of this machine, in SpamAssassin's words"
          },
          new String[] {"/etc/default/hamlet", "options of the service that systemd starts"},
          new String[] {"/var/lib/hamlet", "what was learned by root and the service"},
          new String[] {"~/.hamlet", "what was learned by anybody else"});

  private final CommandSpec command;
  private final String date;
  private final String source;

  /** A page of that date; {@code source} is the release. */
  ManPage(CommandSpec command, String date, String source) {
    this.command = command;
    this.date = date;
    this.source = source;
  }

  /** Its name, such as {@code hamlet-score}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** The section of the manual it is in. */
  static int section(CommandSpec command) {
    return OF_ADMINISTRATORS.contains(name(command)) ? 8 : 1;
  }

  /** The page. */
  @Override
  public String toString() {
    Roff page = new Roff().title(name(command), section(command), date, source);
    page.section("NAME").wrapped(Roff.escaped(name(command)) + " \\- " + Roff.escaped(summary()));
    page.section("SYNOPSIS").line(synopsis());
    page.section("DESCRIPTION").text(String.join(" ", command.usageMessage().description()));
    commands(page);
    arguments(page);
    exitCodes(page);
    page.section("FILES");
    FILES.forEach(file -> page.entry(Roff.italic(file[0]), file[1] + "."));
    page.section("SEE ALSO").wrapped(others());
    page.paragraph("More is told in the folder /usr/share/doc/hamlet.");
    return page.toString();
  }

  /** What manual pages say in one line: no capital, no full stop. */
  private String summary() {
    String header = first(command.usageMessage().header(), command.usageMessage().description());
    String body = header.endsWith(".") ? header.substring(0, header.length() - 1) : header;
    return body.substring(0, 1).toLowerCase(Locale.ROOT) + body.substring(1);
  }

  private static String first(String[] one, String[] other) {
    return one.length > 0 ? one[0] : other[0];
  }

  private String synopsis() {
    String words = Roff.bold(command.qualifiedName());
    if (!command.subcommands().isEmpty()) {
      return words + " " + Roff.italic("COMMAND") + " [" + Roff.italic("OPTION") + "]...";
    }
    String places =
        command.positionalParameters().stream()
            .map(place -> " [" + Roff.italic(place.paramLabel()) + "...]")
            .collect(joining());
    return words + " [" + Roff.italic("OPTION") + "]..." + places;
  }

  private void commands(Roff page) {
    if (command.subcommands().isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    command
        .subcommands()
        .forEach(
            (name, line) ->
                page.entry(Roff.bold(name), line.getCommandSpec().usageMessage().header()[0]));
  }

  private void arguments(Roff page) {
    page.section("OPTIONS");
    for (PositionalParamSpec place : command.positionalParameters()) {
      page.entry(Roff.italic(place.paramLabel()), text(place));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        page.entry(tag(option), text(option));
      }
    }
  }

  private static String tag(OptionSpec option) {
    boolean valued = option.arity().max() > 0 && !option.paramLabel().isEmpty();
    String value = valued ? Roff.italic(option.paramLabel()) : "";
    boolean optional = option.arity().min() == 0;
    List<String> tags = new ArrayList<>();
    for (String name : option.names()) {
      String join = name.startsWith("--") ? "=" : " ";
      String given = optional ? "[" + join.strip() + value + "]" : join + value;
      tags.add(Roff.bold(name) + (valued ? given : ""));
    }
    return String.join(", ", tags);
  }

  private static String text(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** The lines below {@code --help} that begin with a number, and what goes on below them. */
  private void exitCodes(Roff page) {
    String[] footer = command.usageMessage().footer();
    if (Arrays.stream(footer).noneMatch(line -> EXIT_CODE.matcher(line).matches())) {
      return;
    }
    page.section("EXIT STATUS");
    String code = "";
    StringBuilder meaning = new StringBuilder();
    for (String line : footer) {
      Matcher numbered = EXIT_CODE.matcher(line);
      if (!numbered.matches()) {
        meaning.append(' ').append(line.strip());
        continue;
      }
      if (!code.isEmpty()) {
        page.entry(Roff.bold(code), meaning.append('.').toString());
      }
      code = numbered.group(1);
      meaning = new StringBuilder(numbered.group(2));
    }
    page.entry(Roff.bold(code), meaning.append('.').toString());
  }

  private String others() {
    CommandSpec root = command.root();
    List<CommandSpec> all = new ArrayList<>(List.of(root));
    root.subcommands().values().forEach(line -> all.add(line.getCommandSpec()));
    return all.stream()
            .filter(each -> each != command)
            .map(each -> Roff.bold(name(each)) + "(" + section(each) + ")")
            .sorted()
            .collect(joining(", "))
        + ", "
        + Roff.bold("spamc")
        + "(1)";
  }
}
