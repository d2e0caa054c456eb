package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code spamd -u nobody} with files of root's, as spamd opens them: started by the launcher with a
 * Java that says what it was given and ends when it is told.
 */
@Timeout(60)
class LauncherAsRootTest {

  /** Says who it is and what it reads, leaves a socket to root, and waits. */
  private static final String JAVA =
      """
      #!/usr/bin/perl
      use IO::Socket::UNIX;
      my ($ready) = map { /^-Dhamlet.ready=(.*)/ ? $1 : () } @ARGV;
      my ($root) = map { /^-Dhamlet.root=(.*)/ ? $1 : () } @ARGV or exit;
      $| = 1;
      open STDERR, '>', '/dev/null';
      print getpwuid($>) . " $root " . join('', <STDIN>) =~ tr/\\0/|/r . "\n";
      my $socket = "HERE/s.new";
      IO::Socket::UNIX->new(Local => "$socket/s", Listen => 1) or die if -d $socket;
      if ($ready) { open my $out, '>', $ready or die; print $out "listening\n"; }
      open my $fifo, '<', "HERE/end" or die;
      <$fifo>;
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makesADistribution() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can change the user");
    LauncherTest.makeDistribution(folder, JAVA.replace("HERE", folder.toString()));
    Process fifo = new ProcessBuilder("mkfifo", "-m", "666", folder + "/end").start();
    assertThat(fifo.waitFor()).isZero();
    Path key = Files.writeString(folder.resolve("key"), "KEY");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("cert"), "CERT,");
  }

  @AfterEach
  void endsWhatATestLeft() {
    ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(c -> c.contains(folder.toString())).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", folder + "/bin/hamlet", "spamd"));
    for (String word : words) {
      command.add(word.replace("HERE", folder.toString()));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static final String[] ALL = {
    "-xunobody",
    "--pidf=HERE/pid",
    "-sHERE/log",
    "--server-key=HERE/key",
    "--server-c",
    "HERE/cert",
    "--socketpath",
    "HERE/s",
    "--socketo=daemon",
    "--SocketGroup=daemon"
  };

  private void assertThatRootsPartIsDone(Process launcher) throws Exception {
    Path pid = folder.resolve("pid");
    assertThat(folder.resolve("log")).hasContent("nobody log,key,pidfile,socket CERT,|KEY");
    assertThat(Files.getOwner(folder.resolve("log"))).hasToString("root");
    assertThat(Files.getOwner(pid)).hasToString("root");
    String server = "/proc/" + Files.readString(pid).strip();
    assertThat(Files.getOwner(Path.of(server))).hasToString("nobody");
    assertThat(Files.getAttribute(folder.resolve("s"), "posix:owner")).hasToString("daemon");
    assertThat(Files.getAttribute(folder.resolve("s"), "posix:group")).hasToString("daemon");
    assertThat(folder.resolve("s.new")).doesNotExist();
    Files.writeString(folder.resolve("end"), "end\n");
    awaitGone(pid);
    awaitGone(folder.resolve("s"));
    assertThat(launcher.waitFor()).isZero();
  }

  private static void awaitGone(Path file) throws InterruptedException {
    while (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void inTheBackgroundItUsesRootsFilesAndIsNotRoot() throws Exception {
    List<String> words = new ArrayList<>(List.of(ALL));
    words.add("-d");
    Process launcher = start(words.toArray(String[]::new));
    assertThat(new String(launcher.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThatRootsPartIsDone(launcher);
  }

  @Test
  void inTheForegroundToo() throws Exception {
    Process launcher = start(ALL);
    while (!Files.exists(folder.resolve("pid"))
        || Files.size(folder.resolve("pid")) == 0
        || !Files.exists(folder.resolve("s"))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    awaitGone(folder.resolve("s.new"));
    assertThatRootsPartIsDone(launcher);
  }

  /**
   * Root's part, which saw its end before the launcher, was once taken for a server that listens.
   */
  @Test
  void aServerThatEndsBeforeItListensIsToldByTheExitCode() throws Exception {
    Files.writeString(folder.resolve("jre/bin/java"), "#!/bin/sh\nexit 69\n");
    List<String> words = new ArrayList<>(List.of(ALL));
    words.add("-d");
    Process launcher = start(words.toArray(String[]::new));
    assertThat(launcher.waitFor()).isEqualTo(69);
    assertThat(folder).isDirectoryNotContaining("glob:**/{pid,s,s.new}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--socketowner=nosuch", "--socketgroup=nosuch"})
  void whatRootCannotDoIsToldByTheExitCode(String option) throws Exception {
    List<String> words = new ArrayList<>(List.of(ALL));
    words.add(option);
    words.add("-d");
    Process launcher = start(words.toArray(String[]::new));
    assertThat(launcher.waitFor()).isEqualTo(69);
  }

  /** It was left in root's folder. */
  @Test
  void aFolderInTheSocketsPlaceIsTakenAway() throws Exception {
    Path java = folder.resolve("jre/bin/java");
    String other =
        Files.readString(java).replaceAll("(?m)^IO::Socket.*$", "mkdir \"\\$socket/s\";");
    Files.writeString(java, other);
    List<String> words = new ArrayList<>(List.of(ALL));
    words.add("-d");
    Process launcher = start(words.toArray(String[]::new));
    assertThat(launcher.waitFor()).isEqualTo(69);
    awaitGone(folder.resolve("s.new"));
    assertThat(folder.resolve("s")).doesNotExist();
  }

  /** Where another could put a link to a file of root's, all is done as the user. */
  @ParameterizedTest
  @CsvSource({
    "rwxrwxrwx, root, rw-------, ''",
    "rwxrwxr-x, root, rw-------, ''",
    "rwxr-xr-x, nobody, rw-------, ''",
    "rwxr-xr-x, root, rw-rw-rw-, 'log,pidfile,socket'",
    "rwxr-xr-x, root, rw-------, 'log,key,pidfile,socket'"
  })
  void whereAnotherCouldPutALinkRootOpensNothing(
      String ofFolder, String owner, String ofKey, String expected) throws Exception {
    Path place = Files.createDirectory(folder.resolve("place"));
    Path key = Files.copy(folder.resolve("key"), place.resolve("key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(ofKey));
    Files.setOwner(
        place, place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(ofFolder));
    Files.writeString(folder.resolve("jre/bin/java"), "#!/bin/sh\necho \"$*\" >&2\n");
    Process launcher =
        start(
            "-u",
            "nobody",
            "-r",
            place + "/pid",
            "-s",
            place + "/log",
            "-i",
            place + "/s",
            "--server-key",
            place + "/key",
            "--server-cert",
            "/no/cert");
    String said = new String(launcher.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).contains("-u nobody");
    if (expected.isEmpty()) {
      assertThat(said).doesNotContain("-Dhamlet.root");
      assertThat(place).isDirectoryNotContaining("glob:**/{pid,log,s*}");
    } else {
      assertThat(said).contains("-Dhamlet.root=" + expected + " ");
    }
  }

  /** As spamd, which ends too: what was asked for is not what would run. */
  @ParameterizedTest
  @CsvSource({"daemon, 77", "nobody, 0", "no-such-user, 67", "root, 64"})
  void whoIsNotRootBecomesNobodyElse(String user, int code) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process launcher =
        new ProcessBuilder(
                "setpriv",
                "--reuid=nobody",
                "--clear-groups",
                "bash",
                folder + "/bin/hamlet",
                "spamd",
                "-u",
                user)
            .redirectErrorStream(true)
            .start();
    String said = new String(launcher.getInputStream().readAllBytes(), UTF_8);
    assertThat(launcher.waitFor()).as(said).isEqualTo(code);
    if (code == 77) {
      assertThat(said).contains("only root can become daemon; this is nobody");
    }
  }
}
