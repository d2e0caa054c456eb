package org.hamlet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path HELD_OUT = Path.of("src/main/resources/held-out");
  private static final Pattern HOST_IN_LINK = Pattern.compile("https?://([\\w.-]+)");
  private static final Pattern HOST_IN_ADDRESS = Pattern.compile("@([\\w-]+(?:\\.[\\w-]+)+)");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?:.*\\.)?example\\.(?:com|net|org)|.*\\.example|(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+");

  @ParameterizedTest
  @ValueSource(strings = {"ham", "spam"})
  void eachKindHasAtLeastFortyMessages(String kind) throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES.resolve(kind))) {
      assertThat(files.filter(f -> f.toString().endsWith(".eml"))).hasSizeGreaterThanOrEqualTo(40);
    }
  }

  static List<Path> messages() throws IOException {
    try (Stream<Path> trained = Files.walk(MESSAGES);
        Stream<Path> heldOut = Files.walk(HELD_OUT)) {
      return Stream.concat(trained, heldOut)
          .filter(f -> f.toString().endsWith(".eml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void namesOnlyReservedHosts(Path message) throws IOException {
    String text = Files.readString(message, StandardCharsets.ISO_8859_1).replace("=\n", "");
    for (Pattern pattern : List.of(HOST_IN_LINK, HOST_IN_ADDRESS)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        assertThat(matcher.group(1)).matches(RESERVED);
      }
    }
  }
}
