package org.hamlet.james;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes no sense stops James's start, and its log says why. James ends its whole process. */
class StartTest {

  private static final long MAX_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void folderWithoutRules() throws Exception {
    Path rules = Files.createDirectory(folder.resolve("empty"));
    String log = logOfStart("<rules>" + rules + "</rules>");
    assertThat(log).contains("HamletScan: the rules cannot be read: no rule in " + rules);
  }

  @Test
  void processorThatIsNotThere() throws Exception {
    assertThat(logOfStart("<spamProcessor>nowhere</spamProcessor>")).contains("nowhere");
  }

  private String logOfStart(String parameter) throws Exception {
    Path log = folder.resolve("log");
    Process james =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StartedJames.class.getName(),
                folder.toString(),
                "<local>true</local>" + parameter)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = james.waitFor(MAX_SECONDS, SECONDS);
    james.destroyForcibly();
    String text = Files.readString(log, UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(james.exitValue()).as(text).isNotZero();
    return text;
  }
}
