package org.hamlet.james;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What James's class loader meets in our jars. */
class JarContentsTest {

  private static final long MAX_BYTES = 15L << 20;

  static Stream<Path> jars() {
    return Stream.of(Jars.forJames38(), Jars.forJames39());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void jarIsSmall(Path jar) throws IOException {
    assertThat(Files.size(jar)).isLessThan(MAX_BYTES);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void everyClassIsOfOurName(Path jar) throws IOException {
    assertThat(classes(jar)).isNotEmpty().allMatch(name -> name.startsWith("org/hamlet/"));
    assertThat(classes(jar))
        .contains("org/hamlet/mailet/HamletScan.class", "org/hamlet/scanner/Scanner.class")
        .noneMatch(name -> name.contains("smile") || name.contains("slf4j"));
  }

  @ParameterizedTest
  @MethodSource("jars")
  void noClassAsksForOthersByTheirOldName(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String name : classes(jar)) {
        try (InputStream in = file.getInputStream(file.getEntry(name))) {
          String text = new String(in.readAllBytes(), ISO_8859_1);
          assertThat(text).as(name).doesNotContain("org/h2/", "org/xbill/");
          if (jar.equals(Jars.forJames39())) {
            assertThat(text).as(name).doesNotContain("javax/mail/", "javax/inject/");
          }
        }
      }
    }
  }

  /** A provider would change the JVM for all of James. */
  @ParameterizedTest
  @MethodSource("jars")
  void jarOffersNothingToTheJvm(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.stream().map(JarEntry::getName))
          .noneMatch(name -> name.startsWith("META-INF/services/"));
    }
  }

  private static List<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).filter(n -> n.endsWith(".class")).toList();
    }
  }
}
