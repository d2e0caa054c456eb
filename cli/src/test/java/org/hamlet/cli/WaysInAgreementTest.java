package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.cli.spamd.Spamc;
import org.hamlet.cli.spamd.SpamdCommand;
import org.hamlet.spamd.server.SpamdServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * One message gets the same tests and score whichever way it comes in: {@code hamlet score} and
 * {@code hamlet mass-check} as processes or commands, and Debian's spamc.
 */
@Timeout(180)
class WaysInAgreementTest {

  private static final Path OWN = Path.of("../training-data/src/main/resources/messages");

  /** spamc sends no more of a message, unless told otherwise. */
  private static final int SENT_BY_SPAMC = 500_000;

  private static final Pattern STATUS =
      Pattern.compile(
          "X-Spam-Status:(?:Yes|No),score=(-?[\\d.]+)required=.*?tests=(.*?)autolearn=");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"'', 300", "--rules=spamassassin, 120"})
  void sameMessageGetsTheSameTestsAndScore(String rules, int number) throws Exception {
    Spamc.require();
    List<String> options = new ArrayList<>(List.of("--local", "--no-bayes"));
    if (!rules.isEmpty()) {
      options.add(rules);
    }
    List<String> messages = messages(number);
    Map<String, HitTable.Row> checked = massCheck(messages, options).rows();
    Map<String, HitTable.Row> scored = score(messages, options);
    assertThat(checked).hasSize(number);
    assertThat(scored).isEqualTo(checked);
    Map<String, HitTable.Row> served = spamc(messages, options);
    served.forEach(
        (name, row) -> {
          assertThat(row.hits()).as("tests of %s", name).isEqualTo(checked.get(name).hits());
          assertThat(Math.abs(row.score() - checked.get(name).score()))
              .as("score of %s", name)
              .isLessThan(0.1);
        });
    System.out.printf(
        "the same through score, mass-check and spamc: %d messages, rules: %s%n",
        served.size(), rules.isEmpty() ? "our own" : rules);
  }

  /** Our own messages, and of the public corpus as many as are wanted, evenly. */
  private static List<String> messages(int number) throws IOException, InterruptedException {
    Path shared = SharedFolder.require();
    Path corpus =
        SharedFolder.corpora(shared, List.of("spamassassin-public")).resolve("spamassassin-public");
    List<String> chosen = files(OWN);
    List<String> others = files(corpus);
    int wanted = number - chosen.size();
    for (int i = 0; i < wanted; i++) {
      chosen.add(others.get(i * others.size() / wanted));
    }
    return chosen;
  }

  private static List<String> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return new ArrayList<>(
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("README.md") && !file.endsWith("cmds"))
              .filter(file -> file.toFile().length() < SENT_BY_SPAMC)
              .map(file -> file.toAbsolutePath().normalize().toString())
              .sorted()
              .toList());
    }
  }

  private HitTable massCheck(List<String> messages, List<String> options) throws IOException {
    Path list = Files.write(folder.resolve("list"), messages, ISO_8859_1);
    Path out = folder.resolve("table");
    List<String> command = new ArrayList<>(List.of("mass-check", "--list", list.toString()));
    command.addAll(List.of("--out", out.toString()));
    command.addAll(options);
    assertThat(Hamlet.commandLine().execute(command.toArray(String[]::new))).isZero();
    return HitTable.read(Files.readAllLines(out, ISO_8859_1));
  }

  private Map<String, HitTable.Row> score(List<String> messages, List<String> options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hamlet.cli.Hamlet",
                "score",
                "--json"));
    command.addAll(options);
    command.addAll(messages);
    Path out = folder.resolve("json");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    Map<String, HitTable.Row> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      read(line, rows);
    }
    return rows;
  }

  private static void read(String line, Map<String, HitTable.Row> rows) throws IOException {
    String file = "";
    double score = Double.NaN;
    Set<String> hits = new TreeSet<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING && json.currentName() != null) {
          String path = json.getParsingContext().pathAsPointer().toString();
          if (path.equals("/file")) {
            file = json.getText();
          } else if (path.matches("/rules/\\d+/name")) {
            hits.add(json.getText());
          }
        } else if (json.getParsingContext().pathAsPointer().toString().equals("/score")
            && json.currentToken().isNumeric()) {
          score = Double.parseDouble(String.format(Locale.ROOT, "%.3f", json.getDoubleValue()));
        }
      }
    }
    rows.put(file, new HitTable.Row(score, hits));
  }

  private Map<String, HitTable.Row> spamc(List<String> messages, List<String> options)
      throws IOException, InterruptedException {
    SpamdCommand command = new SpamdCommand();
    List<String> arguments = new ArrayList<>(options);
    Path socket = folder.resolve("spamd.sock");
    arguments.addAll(List.of("--listen=127.0.0.1:0", "--socket=" + socket));
    new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    Map<String, HitTable.Row> rows = new LinkedHashMap<>();
    try (SpamdServer server = command.start()) {
      int port = ((InetSocketAddress) server.addresses().get(0)).getPort();
      Spamc spamc = new Spamc("-d", "127.0.0.1", "-p", Integer.toString(port));
      for (String message : messages) {
        String text = Files.readString(Path.of(message), ISO_8859_1);
        rows.put(message, row(message, spamc.run(text, "--headers").out()));
      }
    }
    return rows;
  }

  private static HitTable.Row row(String message, String marked) {
    Matcher status = STATUS.matcher(marked.replaceAll("\\s+", ""));
    assertThat(status.find()).as("status of %s", message).isTrue();
    Set<String> hits = new TreeSet<>(List.of(status.group(2).split(",")));
    hits.remove("none");
    return new HitTable.Row(Double.parseDouble(status.group(1)), hits);
  }
}
