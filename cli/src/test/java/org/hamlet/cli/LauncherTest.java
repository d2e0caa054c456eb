package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, with a Java that says how it was called and ends as it is told. */
@Timeout(60)
class LauncherTest {

  private static final Path LAUNCHER = Path.of("src/main/distribution/bin");
  private static final String JAVA = "#!/bin/sh\necho \"home $HOME, $*\"\nexit $CODE\n";

  @TempDir private Path folder;

  /**
   * What came of it.
   *
   * @param exitCode of the launcher
   * @param said what Java said
   */
  private record Outcome(int exitCode, String said) {}

  @BeforeEach
  void makesADistribution() throws IOException {
    makeDistribution(folder, JAVA);
  }

  /** One with the launcher as it is and this program in place of Java. */
  static void makeDistribution(Path folder, String program) throws IOException {
    for (String name : new String[] {"bin", "lib", "jre/bin", "jre/lib"}) {
      Files.createDirectories(folder.resolve(name));
    }
    try (Stream<Path> scripts = Files.list(LAUNCHER)) {
      for (Path script : scripts.toList()) {
        Files.copy(script, folder.resolve("bin").resolve(script.getFileName()));
      }
    }
    Files.writeString(folder.resolve("lib/a.jar"), "");
    Files.writeString(folder.resolve("jre/lib/modules"), "");
    Files.writeString(folder.resolve("jre/release"), "JAVA_VERSION=\"25\"\n");
    Path java = Files.writeString(folder.resolve("jre/bin/java"), program);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Outcome run(int code, String... words) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("bash", folder + "/bin/hamlet"), Stream.of(words)).toList());
    builder.environment().putAll(Map.of("CODE", "" + code, "HOME", "/home/of-the-caller"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), said);
  }

  @Test
  void aServerThatCannotStartInTheBackgroundSaysWhy() throws Exception {
    Files.writeString(folder.resolve("jre/bin/java"), "#!/bin/sh\necho no port >&2\nexit 69\n");
    assertThat(run(0, "spamd", "-d")).isEqualTo(new Outcome(69, "no port\n"));
  }

  @ParameterizedTest
  @CsvSource({"spamd, 7", "spamd -d, 7", "score, 129"})
  void hupDoesNotEndAServersLauncherAndIsHeardByItsJava(String words, int expected)
      throws Exception {
    Path sourced = folder.resolve("bin/find-java.sh");
    Files.writeString(sourced, "kill -HUP $$\n" + Files.readString(sourced));
    Files.writeString(
        folder.resolve("jre/bin/java"),
        "#!/bin/sh\ngrep -q '^SigIgn:.*[02468ace]$' /proc/self/status && exit $CODE\nexit 2\n");
    assertThat(run(7, words.split(" ")).exitCode()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "score, 0, 0",
    "score, 171, 1",
    "score, 1, 75",
    "score, 65, 65",
    "spamassassin, 1, 75",
    "sa-update, 1, 75",
    "sa-update, 171, 1",
    "sa-check_spamd, 1, 3",
    "sa-check_spamd, 171, 1",
    "train, 1, 1"
  })
  void aJavaThatDoesNotStartIsNoAnswer(String command, int ofJava, int expected) throws Exception {
    Outcome outcome = run(ofJava, command);
    assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"171, 171, 171", "171, 172, 1", "171, 1, 75", "172, 171, 1", "172, 172, 172"})
  void aCodeThatIsAskedForIsNotTakenForTheWordOfJava(String asked, int ofJava, int expected)
      throws Exception {
    assertThat(run(ofJava, "spamassassin", "-e", asked).exitCode()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-d, true",
    "-xd, true",
    "-Ld, true",
    "-Ls/var/log/spamd.log, false",
    "-Ls /var/log/spamd.log, false",
    "-xr/run/spamd.pid, false",
    "-p7830, false",
    "-s/var/log/d, false"
  })
  void anOptionsValueIsNoOption(String options, boolean background) throws Exception {
    String said =
        run(
                7,
                Stream.concat(Stream.of("spamd"), Stream.of(options.split(" ")))
                    .toArray(String[]::new))
            .said();
    assertThat(said.contains("-Dhamlet.ready=") || said.isEmpty()).isEqualTo(background);
  }

  @Test
  void anotherUserHasItsOwnHome() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
    String home =
        Files.readAllLines(Path.of("/etc/passwd")).stream()
            .filter(line -> line.startsWith("nobody:"))
            .map(line -> line.split(":", -1)[5])
            .findFirst()
            .orElseThrow();
    for (String words :
        new String[] {"-u nobody", "-xunobody", "-Lu nobody", "--username=nobody"}) {
      String all = "spamd " + words;
      assertThat(run(0, all.split(" ")).said()).as(words).startsWith("home " + home + ", ");
    }
    assertThat(run(0, "spamd").said()).startsWith("home /home/of-the-caller, ");
  }
}
