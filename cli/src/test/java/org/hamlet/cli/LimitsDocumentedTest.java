package org.hamlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.rule.RuleSetReader;
import org.hamlet.rule.RuleSources;
import org.hamlet.rule.Settings;
import org.junit.jupiter.api.Test;

/** docs/limits.md names every limit in the code with its value, and no other. */
class LimitsDocumentedTest {

  private static final String BASE = "org.hamlet.";

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  private static final Pattern LIMIT = Pattern.compile("(?:DEFAULT_|HARD_)?MAX_\\w+|\\w+_LIMIT");

  private static final Pattern SOURCE_LIMIT =
      Pattern.compile(
          "static final (?:(?:int|long) ((?:DEFAULT_|HARD_)?MAX_\\w+|\\w+_LIMIT)|Duration (\\w+))"
              + " =");

  /** How long something is waited for, besides what is a {@link Duration}. */
  private static final Pattern WAIT = Pattern.compile("\\w+_SECONDS");

  /** How long a thread stays that has nothing to do: nothing is left out then. */
  private static final String IDLE = "IDLE_SECONDS";

  /** Constants with such a name that bound nothing. */
  private static final Set<String> NO_LIMITS = Set.of("regex.Node$Repeat.NO_LIMIT");

  /** Types of limits; a double is a threshold. */
  private static final Set<Class<?>> COUNTS = Set.of(int.class, long.class, Duration.class);

  private static final Set<String> PLACES =
      Set.of(
          "verdict",
          "defect",
          "problem",
          "answer",
          "exit code",
          "log",
          "SpamAssassin",
          "result",
          "standard",
          "nowhere");

  private static final List<String> MODULES =
      List.of("scanner-core", "models", "spamd-protocol", "mailet", "cli");

  /** Where a test names limits that others are to test. */
  private static final Pattern LIST_OF_NAMES = Pattern.compile("(?s) TESTED_ELSEWHERE =.*?\\);");

  private static final Pattern WORD = Pattern.compile("\\w+(?=[.#](\\w+))?");

  /** Limits that no test reaches, by why not. */
  private static final Map<String, Set<String>> NOT_TESTED =
      Map.of(
          "its time would have to pass",
          Set.of(
              "cli.spamd.FiguresClient.PATIENCE",
              "cli.spamd.SpamdDaemon.ROOTS_PART_MILLIS",
              "cli.updates.MirrorSource.PATIENCE",
              "cli.updates.Program.PATIENCE_SECONDS",
              "models.disk.ProcessLock.MAX_WAIT_NANOS",
              "net.lists.FileTurn.MAX_WAIT_NANOS",
              "net.resolver.Datagrams.IDLE",
              "net.resolver.DnsResolver.TRY_TIME",
              "pyzor_timeout",
              "scanner.ListReport.EXAMINATION_SECONDS",
              "spamd.server.Connection.DRAIN_SECONDS",
              "spamd.server.Connection.GRACE_SECONDS",
              "spamd.server.SpamdServer.FINISH_MILLIS",
              "spamd.users.PreferenceDatabase.PATIENCE"),
          "nothing but speed changes beyond it",
          Set.of(
              "cli.MassCheck.AHEAD_PER_THREAD",
              "regex.BackwardNfa.MAX_OPTIONAL_COPIES",
              "regex.ByteSequence.MAX_STEPS",
              "regex.LiteralAnalysis.MAX_PART_CLAUSES",
              "regex.SequenceWindow.MAX_WINDOW_STEPS",
              "regex.StartFinder.MAX_STATES_WITH_COUNTS",
              "regex.WindowTable.MAX_HASH_BITS",
              "regex.WindowTable.MAX_WINDOW_BYTES"),
          "a test is wanted",
          Set.of(
              "cli.SaCheckSpamdCommand.MAX_ANSWER_BYTES",
              "cli.SaLearnCommand.USUAL_MAX_BYTES",
              "cli.TrainCommand.USUAL_MAX_BYTES",
              "cli.spamd.FiguresClient.MAX_ANSWER_BYTES",
              "engine.AutolearnPolicy.MAX_LEARNED_FOR_HAM",
              "engine.HitCollector.MAX_TIMEOUTS_NAMED",
              "eval.AccessDbEval.MAX_HOST_CHARS",
              "eval.OleMacroEvals.MAX_TARGET_CHARS",
              "eval.PhishingFeeds.MAX_ADDRESSES",
              "eval.TrackedMessage.MAX_BODY_BYTES",
              "extracttext_maxparts",
              "mailet.HamletListener.MAX_MESSAGES_PER_MOVE",
              "spamd.server.PacketPort.MAX_PACKET_BYTES",
              "spamd.server.PacketPort.MAX_WAITING",
              "spamd.server.ServerOptions.DEFAULT_MAX_CONNECTIONS"));

  /** One row of the page: its value and the first word of its unit. */
  private record Row(String value, String unit, String notedIn) {}

  @Test
  void everyLimitOfTheCodeHasItsRow() throws Exception {
    Set<String> limits = limitsOfTheCode();
    assertThat(limits).hasSizeGreaterThan(90);
    limits.addAll(limitsOfTheMailets());
    limits.removeAll(NO_LIMITS);
    limits.removeAll(rows().keySet());
    assertThat(limits).as("limits without a row in docs/limits.md").isEmpty();
  }

  @Test
  void everyRowSaysTheValueOfTheCode() throws Exception {
    Settings settings = RuleSetReader.english().read(new RuleSources()).settings();
    for (Map.Entry<String, Row> row : rows().entrySet()) {
      String name = row.getKey();
      String value = row.getValue().value();
      if (name.startsWith("mailet.")) {
        assertThat(limitsOfTheMailets()).contains(name);
      } else if (!NUMBER.matcher(value).matches()) {
        assertThat(member(name)).as(name).isTrue();
      } else {
        Object there = name.contains(".") ? value(name) : setting(settings, name, row.getValue());
        long expected = Long.parseLong(value.replace(",", ""));
        assertThat(number(there, row.getValue().unit())).as(name).isEqualTo(expected);
      }
    }
  }

  @Test
  void everyRowSaysWhereItIsNoted() throws IOException {
    rows().forEach((name, row) -> assertThat(PLACES).as(name).contains(row.notedIn().split(", ")));
  }

  private static Map<String, Row> rows() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    String page = Files.readString(Path.of("../docs/limits.md"));
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      String unit = row.group(3).split(" ")[0];
      Row before = rows.put(row.group(1), new Row(row.group(2), unit, row.group(5)));
      assertThat(before).as("second row of " + row.group(1)).isNull();
    }
    assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(rows.keySet());
    return rows;
  }

  private static Set<String> limitsOfTheCode() throws ReflectiveOperationException {
    Set<String> limits = new TreeSet<>();
    for (JavaClass imported :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hamlet")) {
      Class<?> type = imported.reflect();
      String prefix = type.getName().substring(BASE.length()) + ".";
      for (Field field : type.getDeclaredFields()) {
        boolean constant =
            Modifier.isStatic(field.getModifiers()) && COUNTS.contains(field.getType());
        if (constant && isLimit(field)) {
          limits.add(prefix + field.getName());
        }
      }
      if (type.isRecord() && type.getSimpleName().endsWith("Limits")) {
        for (RecordComponent component : type.getRecordComponents()) {
          if (COUNTS.contains(component.getType())) {
            limits.add(prefix + component.getName());
          }
        }
      }
    }
    return limits;
  }

  private static boolean isLimit(Field constant) {
    String name = constant.getName();
    return constant.getType() == Duration.class
        || LIMIT.matcher(name).matches()
        || (WAIT.matcher(name).matches() && !name.equals(IDLE));
  }

  /** Of the module that is not on the class path here, since it wants a James around it. */
  private static Set<String> limitsOfTheMailets() throws IOException {
    Set<String> limits = new TreeSet<>();
    Path folder = Path.of("../mailet/src/main/java/org/hamlet/mailet");
    try (var files = Files.newDirectoryStream(folder, "*.java")) {
      for (Path file : files) {
        String type = file.getFileName().toString().replace(".java", "");
        SOURCE_LIMIT
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .forEach(name -> limits.add("mailet." + type + "." + name));
      }
    }
    return limits;
  }

  private static Object value(String name) throws ReflectiveOperationException {
    Class<?> type = type(name);
    String member = name.substring(name.lastIndexOf('.') + 1);
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(member) && Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        return field.get(null);
      }
    }
    Method component = type.getDeclaredMethod(member);
    component.setAccessible(true);
    return component.invoke(type.getField("DEFAULT").get(null));
  }

  private static boolean member(String name) throws ReflectiveOperationException {
    return type(name).getDeclaredMethod(name.substring(name.lastIndexOf('.') + 1)) != null;
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(BASE + name.substring(0, name.lastIndexOf('.')));
  }

  private static Object setting(Settings settings, String name, Row row) {
    return row.unit().equals("s") ? settings.duration(name) : settings.number(name);
  }

  private static long number(Object value, String unit) {
    if (value instanceof Duration duration) {
      return unit.equals("ms") ? duration.toMillis() : duration.toSeconds();
    }
    return ((Number) value).longValue();
  }

  /**
   * A constant is named as {@code Type.NAME} where it is tested, a setting as it is. Those of
   * {@link #NOT_TESTED} are none: a test of one takes it from there.
   */
  @Test
  void everyRowIsNamedByATest() throws IOException {
    Set<String> missing = new TreeSet<>(rows().keySet());
    Set<String> named = namedByTests();
    missing.removeIf(limit -> named.contains(lastTwoWords(limit)));
    assertThat(missing)
        .containsExactlyInAnyOrderElementsOf(
            NOT_TESTED.values().stream().flatMap(Set::stream).toList());
  }

  private static String lastTwoWords(String limit) {
    return limit.substring(limit.lastIndexOf('.', Math.max(0, limit.lastIndexOf('.') - 1)) + 1);
  }

  /** Each word of the tests, and each with the one behind its point. */
  private static Set<String> namedByTests() throws IOException {
    Set<String> named = new HashSet<>();
    Matcher word = WORD.matcher(sourcesOfTests());
    while (word.find()) {
      named.add(word.group());
      named.add(word.group() + '.' + word.group(1));
    }
    return named;
  }

  /** Without this class and lists of names alone. */
  private static String sourcesOfTests() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (!file.endsWith("LimitsDocumentedTest.java")) {
            all.append(LIST_OF_NAMES.matcher(Files.readString(file)).replaceAll(""));
          }
        }
      }
    }
    return all.toString();
  }
}
