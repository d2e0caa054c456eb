package org.hamlet.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Rules from a folder of archives, signed by keys made here with the real gpg. */
class SaUpdateTest {

  private static final String RULE = "body POISON /poison/\n";

  @TempDir private static Path keys;
  private static Path publicKeys;
  private static String trusted;

  @TempDir private Path folder;
  private Path mirror;
  private Path rules;
  private String out = "";

  @BeforeAll
  static void makeKeys() throws Exception {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    for (String name : new String[] {"good", "evil", "gone"}) {
      gpg(
          "--passphrase",
          "",
          "--quick-generate-key",
          name + "@example.com",
          "ed25519",
          "sign",
          "0");
    }
    publicKeys = keys.resolve("public.asc");
    gpg("--armor", "--output", publicKeys.toString(), "--export");
    String listed = gpg("--with-colons", "--fingerprint", "good@example.com");
    trusted =
        listed.lines().filter(l -> l.startsWith("fpr:")).findFirst().orElseThrow().split(":")[9];
  }

  @BeforeEach
  void folders() throws IOException {
    mirror = Files.createDirectories(folder.resolve("mirror"));
    rules = folder.resolve("rules");
    assertThat(update("--import", publicKeys.toString())).isZero();
  }

  /**
   * gpg starts one for its secret keys, and leaves it; one that is told to end may take a while.
   */
  @Test
  @Timeout(60)
  void importingKeysLeavesNoAgent() throws Exception {
    while (agents() > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(agents()).isZero();
  }

  private long agents() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("agent") && line.contains(folder.toString()))
        .count();
  }

  @Test
  void aSignedReleaseIsUsedAndOnlyOnce() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update("-v")).isZero();
    assertThat(out).contains("rules.example.org: none -> 1001");
    assertThat(ruleCount()).isEqualTo(1);
    assertThat(update("-v")).isEqualTo(1);
    assertThat(out).contains("nothing newer than 1001");
  }

  @Test
  void checkOnlyTellsAndDoesNothing() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update("--checkonly")).isZero();
    assertThat(rules).doesNotExist();
  }

  @Test
  void theReleaseBeforeComesBack() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update()).isZero();
    publish(1002, "good", RULE + "body ELIXIR /elixir/\n");
    assertThat(update()).isZero();
    assertThat(ruleCount()).isEqualTo(2);
    assertThat(update("--rollback")).isZero();
    assertThat(out).contains("1002 -> 1001");
    assertThat(ruleCount()).isEqualTo(1);
    publish(1003, "good", RULE);
    publish(1004, "good", RULE);
    assertThat(update()).isZero();
    try (var left = Files.list(rules)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "rules_example_org.cf",
              "rules_example_org.cf.before",
              "rules_example_org-1001",
              "rules_example_org-1004");
    }
  }

  @Test
  void theFileOfTheReleaseBeforeIsReplacedAndNotWrittenInPlace() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update()).isZero();
    publish(1002, "good", RULE);
    assertThat(update()).isZero();
    publish(1003, "good", RULE);
    try (WatchService watch = rules.getFileSystem().newWatchService()) {
      WatchKey key = rules.register(watch, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
      assertThat(update()).isZero();
      List<WatchEvent<?>> seen = new ArrayList<>();
      Files.createFile(rules.resolve("end"));
      while (seen.stream().noneMatch(event -> event.context().toString().equals("end"))) {
        assertThat(watch.take()).isSameAs(key);
        seen.addAll(key.pollEvents());
        key.reset();
      }
      assertThat(
              seen.stream()
                  .filter(e -> e.context().toString().equals("rules_example_org.cf.before"))
                  .map(e -> e.kind().name()))
          .containsExactly(ENTRY_CREATE.name());
    }
  }

  @Test
  void scoresAreWhatTheAdministratorMakesOfThem() throws Exception {
    publish(1001, "good", RULE + "score POISON 4\n");
    assertThat(update("--score-multiplier", "0.5", "--score-limit", "1.5")).isZero();
    assertThat(rules.resolve("rules_example_org-1001/10.cf"))
        .content()
        .isEqualTo(RULE + "score POISON 1.500 # 4 before sa-update\n");
    assertThat(update("--score-limit", "-1")).isEqualTo(64);
    assertThat(out).contains("--score-limit: not a number: -1");
  }

  @Test
  void optionsOfSaUpdateThatMeanNothingHereAreTaken() throws Exception {
    publish(1001, "good", RULE + "loadplugin Poison poison.pm\n");
    assertThat(update("--allowplugins", "--httputil", "curl", "--refreshmirrors", "-4")).isZero();
    assertThat(out).contains("--allowplugins: modules in Perl cannot be loaded here");
    assertThat(rules.resolve("rules_example_org-1001/10.cf"))
        .content()
        .contains("# loadplugin Poison");
  }

  @Test
  void anUpdateThatFailedLeavesNoEmptyFolderWhichWouldHideTheRulesInUse() throws Exception {
    assertThat(update()).isEqualTo(4);
    assertThat(rules).doesNotExist();
    publish(1001, "evil", RULE);
    assertThat(update()).isEqualTo(4);
    assertThat(rules).doesNotExist();
    publish(1002, "good", RULE + "body BROKEN /(/\n");
    assertThat(update()).isEqualTo(4);
    assertThat(rules).doesNotExist();
  }

  @Test
  void oneAtATimeChangesTheRules() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update()).isZero();
    publish(1002, "good", RULE);
    try (FileChannel file =
            FileChannel.open(
                rules.resolveSibling(rules.getFileName() + ".lock"), StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(update()).isEqualTo(4);
      assertThat(out).contains("another process is changing the rules in " + rules);
      assertThat(update("--checkonly")).isZero();
    }
    assertThat(update()).isZero();
  }

  @Test
  void whatIsNotSignedOrByAnotherIsRefused() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update()).isZero();
    publish(1002, "evil", RULE);
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("signed by a key that is not trusted");
    publish(1003, "good", RULE);
    Files.write(mirror.resolve("1003.tar.gz"), new byte[] {0}, StandardOpenOption.APPEND);
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("the signature of 1003.tar.gz is not good");
    Files.delete(mirror.resolve("1003.tar.gz.asc"));
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("no signature beside");
    assertThat(ruleCount()).isEqualTo(1);
    assertThat(update("--rollback")).isEqualTo(4);
  }

  @Test
  void withoutSignaturesSumsMustFit() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update("--nogpg")).isEqualTo(4);
    assertThat(out).contains("no .sha512 and no .sha256");
    Path sum = mirror.resolve("1001.tar.gz.sha256");
    Files.writeString(sum, "0".repeat(64) + "  1001.tar.gz\n");
    assertThat(update("--nogpg")).isEqualTo(4);
    assertThat(out).contains("the SHA-256 sum");
    byte[] archive = Files.readAllBytes(mirror.resolve("1001.tar.gz"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
    Files.writeString(sum, HexFormat.of().formatHex(digest) + "  1001.tar.gz\n");
    assertThat(update("--nogpg")).isZero();
  }

  @Test
  void rulesThatCannotBeUsedAreNot() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update()).isZero();
    publish(1002, "good", RULE + "body BROKEN /(/\n");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("the new rules cannot be used: 1 problem(s)").contains("10.cf:2:");
    assertThat(ruleCount()).isEqualTo(1);
    assertThat(rules.resolve("rules_example_org-1002")).doesNotExist();
  }

  @Test
  void aReleaseLoadsNoPlugins() throws Exception {
    String code =
        """
        loadplugin Mail::SpamAssassin::Plugin::AWL
          tryplugin X
        Load-Plugin X
        lang en loadplugin X
        extracttext_external x /bin/sh
        dns_server 192.0.2.1
        """;
    publish(1001, "good", code + RULE);
    assertThat(update()).isZero();
    assertThat(rules.resolve("rules_example_org-1001/10.cf"))
        .content()
        .startsWith(
            """
            # loadplugin Mail::SpamAssassin::Plugin::AWL
            #   tryplugin X
            # Load-Plugin X
            # lang en loadplugin X
            # extracttext_external x /bin/sh
            # dns_server 192.0.2.1
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out.cf", "/tmp/hamlet-out.cf"})
  void anArchiveThatLeadsElsewhereIsRefused(String name) throws Exception {
    Path file = Files.writeString(folder.resolve("out.cf"), RULE);
    run(
        "tar",
        "-czPf",
        mirror.resolve("1001.tar.gz").toString(),
        "--transform",
        "s|.*|" + name + "|",
        file.toString());
    sign(1001, "good");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("holds what rules do not: " + name);
  }

  @Test
  void anArchiveWithALinkIsRefused() throws Exception {
    Path content = Files.createDirectories(folder.resolve("linked"));
    Files.createSymbolicLink(content.resolve("10.cf"), Path.of("/etc/passwd"));
    run("tar", "-czf", mirror.resolve("1001.tar.gz").toString(), "-C", content.toString(), "10.cf");
    sign(1001, "good");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("holds what");
  }

  @Test
  void soManyFilesAreTakenAndNoMore() throws Exception {
    Path content = Files.createDirectories(folder.resolve("many"));
    for (int i = 0; i < 2000; i++) {
      Files.createFile(content.resolve("a" + i + ".txt"));
    }
    Path archive = mirror.resolve("1001.tar.gz");
    run("sh", "-c", "cd " + content + " && ls | tar -czf " + archive + " -T -");
    sign(1001, "good");
    assertThat(update()).as(out).isZero();
    Files.createFile(content.resolve("one-more.txt"));
    archive = mirror.resolve("1002.tar.gz");
    run("sh", "-c", "cd " + content + " && ls | tar -czf " + archive + " -T -");
    sign(1002, "good");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("holds more than 2000 files");
  }

  @Test
  void rulesInFoldersAreTriedToo() throws Exception {
    Path content = Files.createDirectories(folder.resolve("deep/inner")).getParent();
    Files.writeString(content.resolve("10.cf"), RULE);
    Files.writeString(content.resolve("inner/20.cf"), "body BROKEN /(/\n");
    Path archive = mirror.resolve("1001.tar.gz");
    run("tar", "-czf", archive.toString(), "-C", content.toString(), "10.cf", "inner/20.cf");
    sign(1001, "good");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("inner/20.cf:1:");
  }

  @Test
  void aRevokedKeySignsNothing() throws Exception {
    publish(1001, "gone", RULE);
    Path revocation = keys.resolve("openpgp-revocs.d");
    String printed = gpg("--with-colons", "--fingerprint", "gone@example.com");
    String key =
        printed.lines().filter(l -> l.startsWith("fpr:")).findFirst().orElseThrow().split(":")[9];
    String text =
        Files.readString(revocation.resolve(key + ".rev")).replace(":-----BEGIN", "-----BEGIN");
    Path revoked = Files.writeString(folder.resolve("revoked.asc"), text);
    assertThat(update("--gpgkey", key)).isZero();
    assertThat(update("--import", revoked.toString())).isZero();
    publish(1002, "gone", RULE);
    assertThat(update("--gpgkey", key)).isEqualTo(4);
    assertThat(out).contains("is not good");
  }

  @Test
  void anOlderReleaseIsNotNew() throws Exception {
    publish(1002, "good", RULE);
    assertThat(update()).isZero();
    Files.delete(mirror.resolve("1002.tar.gz"));
    publish(1001, "good", RULE);
    assertThat(update("--checkonly")).isEqualTo(1);
    assertThat(update()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoArchiveIsRefused() throws Exception {
    Files.writeString(mirror.resolve("1001.tar.gz"), "no archive");
    sign(1001, "good");
    assertThat(update()).isEqualTo(4);
    assertThat(out).contains("is not a whole tar.gz");
  }

  @Test
  void anArchiveByNameIsInstalled() throws Exception {
    publish(1001, "good", RULE);
    Path named = mirror.resolve("1001.tar.gz");
    assertThat(execute("--channel", "rules.example.org", "--install", named.toString())).isZero();
    assertThat(ruleCount()).isEqualTo(1);
  }

  @Test
  void someOfTheChannelsMayFail() throws Exception {
    publish(1001, "good", RULE);
    assertThat(update("--channel", "other.example.org")).isZero();
    assertThat(update("--channel", "third.example.org", "--channel", "not a channel"))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aSiteWithErrorsIsToldFirst() throws Exception {
    publish(1001, "good", RULE);
    Files.writeString(
        Files.createDirectories(folder.resolve("site")).resolve("local.cf"), "nonsense\n");
    assertThat(update()).isEqualTo(2);
    assertThat(rules).doesNotExist();
  }

  private int ruleCount() {
    return Scanner.builder().rules(rules).local(true).build().ruleCount();
  }

  private int update(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("--channel", "rules.example.org", "--forcemirror", "" + mirror.toUri()));
    all.addAll(List.of(options));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... options) {
    List<String> all = new ArrayList<>(List.of("sa-update", "--updatedir", rules.toString()));
    all.addAll(List.of("--siteconfigpath", folder.resolve("site").toString()));
    all.addAll(List.of("--gpghomedir", folder.resolve("keys").toString(), "--gpgkey", trusted));
    all.addAll(List.of(options));
    StringWriter text = new StringWriter();
    CommandLine command = Hamlet.commandLine();
    command.setOut(new PrintWriter(text)).setErr(new PrintWriter(text));
    int code = command.execute(all.toArray(String[]::new));
    out = text.toString();
    return code;
  }

  private void publish(long version, String signer, String text) throws Exception {
    Path content = Files.createDirectories(folder.resolve("content-" + version));
    Files.writeString(content.resolve("10.cf"), text);
    run(
        "tar",
        "-czf",
        mirror.resolve(version + ".tar.gz").toString(),
        "-C",
        content.toString(),
        "10.cf");
    sign(version, signer);
  }

  private void sign(long version, String signer) throws Exception {
    String archive = mirror.resolve(version + ".tar.gz").toString();
    gpg("--yes", "--local-user", signer + "@example.com", "--armor", "--detach-sign", archive);
  }

  private static String gpg(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("gpg", "--homedir", keys.toString()));
    command.addAll(List.of("--batch", "--pinentry-mode", "loopback"));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
