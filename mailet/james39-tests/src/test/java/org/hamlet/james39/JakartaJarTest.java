package org.hamlet.james39;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JakartaJarTest {

  @Test
  void scansUnderTheApiOfJames39() throws Exception {
    Optional<Path> java = NewerJava.find();
    assumeTrue(java.isPresent(), "no Java 21 or newer is installed: James 3.9 cannot be tried");
    String version = System.getProperty("hamlet.version", "0.1.0-SNAPSHOT");
    Path jar = Path.of("../target/hamlet-james-jakarta-" + version + ".jar").toAbsolutePath();
    assertThat(jar).isRegularFile();
    Path source = Path.of(JakartaJarTest.class.getResource("/ScanTwoMails.java").toURI());
    Process process =
        new ProcessBuilder(
                java.get().toString(),
                "-cp",
                jar + File.pathSeparator + System.getProperty("java.class.path"),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    List<String> lines = output.lines().filter(line -> line.matches("[a-z]+ .*")).toList();
    assertThat(lines).as(output).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("status Yes");
    assertThat(lines.get(1)).isEqualTo("matched [b@example.org]");
    assertThat(lines.get(2)).contains("name=org.apache.james.spamassassin.flag, value=YES");
    assertThat(lines.get(3)).isEqualTo("status No,");
    assertThat(lines.get(4)).isEqualTo("matched []");
    assertThat(lines.get(5)).contains("name=org.apache.james.spamassassin.flag, value=NO");
  }
}
