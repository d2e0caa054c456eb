package org.hamlet.cli.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hamlet.cli.Hamlet;
import org.hamlet.cli.spamd.Spamc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Shortened options, as Debian's programs take them. */
class LongOptionsTest {

  private static final Pattern AMBIGUOUS =
      Pattern.compile("Option (\\S+) is ambiguous \\((.*?)\\)");
  private static final Pattern UNKNOWN = Pattern.compile("Unknown option: (\\S+)");

  /** Taken by SpamAssassin to say that it is gone. */
  private static final Set<String> REMOVED = Set.of("add-from", "noadd-from", "no-add-from");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --max-child=3                  | --max-children=3
          --MAX-Children 3               | --max-children 3
          --dae --loc                    | --daemonize --local
          --ipv                          | --ipv4
          --log %b                       | --log-timestamp-fmt %b
          --log-f json                   | --log-format json
          --rul /tmp                     | --rules /tmp
          --pr /tmp                      | --pre /tmp
          -xL --nolocal                  | -x
          --local --no-loc -c            | -c
          -r --dae --pid --dae           | -r --dae --pidfile --dae
          -p 1783 --cf --max             | -p 1783 --cf --max
          -xp1783 --dae                  | -x -p1783 --daemonize
          --dae -- --dae                 | --daemonize -- --dae
          --d --p 1783 --m=3             | -d -p 1783 -m=3
          --nonsense=1                   | --nonsense=1
          """)
  void wordsAreMadeWhole(String given, String whole) {
    assertThat(String.join(" ", read(given.split(" ")))).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spamd --max=3          | --max' is ambiguous (--max-children, --max-conn-per-child, --max-spare)
          spamd --allow 10.      | --allow' is ambiguous (--allow-tell, --allowed-ips)
          sa-check_spamd --ver   | --ver' is ambiguous (--verbose, --version)
          sa-learn --forg        | unknown option '--forg'
          spamassassin --test-mo | unknown option '--test-mo'
          sa-update --checkon    | unknown option '--checkon'
          """)
  void whatIsNotClearIsAMistake(String line, String text) {
    StringWriter err = new StringWriter();
    CommandLine command = Hamlet.commandLine().setErr(new PrintWriter(err, true));
    assertThat(command.execute(line.split(" "))).isIn(64, 3);
    assertThat(err.toString()).contains(text);
  }

  /** Each beginning of each name, which Debian's program is asked for at once. */
  @ParameterizedTest
  @CsvSource({"spamd, /usr/sbin/spamd", "sa-check_spamd, /usr/bin/sa-check_spamd"})
  void beginningsMeanWhatTheyMeanToDebiansProgram(String name, Path program) throws Exception {
    Spamc.requireProgram(program, "spamd");
    CommandSpec command = command(name);
    List<String> beginnings = new ArrayList<>(beginnings(command));
    String said = said(program, beginnings);
    Map<String, String> theirs = new TreeMap<>();
    Matcher ambiguous = AMBIGUOUS.matcher(said);
    while (ambiguous.find()) {
      Set<String> names = new TreeSet<>(Arrays.asList(ambiguous.group(2).split(", ")));
      names.removeAll(REMOVED);
      theirs.put(ambiguous.group(1), String.join(", ", names));
    }
    // whole names of ours, such as --socket
    theirs.keySet().removeAll(LongOptions.OWN);
    Set<String> unknown = new TreeSet<>();
    Matcher known = UNKNOWN.matcher(said);
    while (known.find()) {
      unknown.add(known.group(1));
    }
    Map<String, String> ours = new TreeMap<>();
    for (String beginning : beginnings) {
      if (unknown.contains(beginning)) {
        assertThat(LongOptions.OWN).anyMatch(own -> own.startsWith(beginning));
      } else {
        told(command, beginning).ifPresent(names -> ours.put(beginning, names));
      }
    }
    System.out.println(name + ": " + beginnings.size() + " beginnings compared");
    assertThat(beginnings).hasSizeGreaterThan(40);
    assertThat(ours).containsExactlyEntriesOf(theirs);
  }

  /** The names, where one is not clear. */
  private static Optional<String> told(CommandSpec command, String beginning) {
    try {
      read(command, "--" + beginning + "=1");
      return Optional.empty();
    } catch (ParameterException e) {
      Matcher text = Pattern.compile("\\((.*)\\)").matcher(e.getMessage());
      assertThat(text.find()).isTrue();
      return Optional.of(text.group(1).replace("--", ""));
    }
  }

  private static Set<String> beginnings(CommandSpec command) {
    Set<String> all = new TreeSet<>();
    for (String dashed : command.optionsMap().keySet()) {
      if (dashed.startsWith("--") && !LongOptions.OWN.contains(dashed.substring(2))) {
        for (String name : List.of(dashed.substring(2), "no" + dashed.substring(2))) {
          for (int end = 1; end <= name.length(); end++) {
            all.add(name.substring(0, end));
          }
        }
      }
    }
    // these are letters of their own there
    all.removeIf(
        beginning -> beginning.length() == 1 && command.findOption("-" + beginning) != null);
    all.removeIf(beginning -> beginning.startsWith("no") && told(command, beginning).isEmpty());
    return all;
  }

  private static String said(Path program, List<String> beginnings) throws IOException {
    List<String> words = new ArrayList<>(List.of(program.toString(), "--no-such-option"));
    words.addAll(beginnings.stream().map(b -> "--" + b + "=1").collect(Collectors.toList()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static CommandSpec command(String name) {
    return Hamlet.commandLine().getSubcommands().get(name).getCommandSpec();
  }

  private static List<String> read(String... words) {
    return read(command("spamd"), words);
  }

  @SuppressWarnings("JdkObsolete")
  private static List<String> read(CommandSpec command, String... words) {
    Stack<String> stack = new Stack<>();
    for (int i = words.length - 1; i >= 0; i--) {
      stack.push(words[i]);
    }
    new LongOptions().preprocess(stack, command, null, Map.of());
    List<String> all = new ArrayList<>(stack);
    Collections.reverse(all);
    return all;
  }
}
