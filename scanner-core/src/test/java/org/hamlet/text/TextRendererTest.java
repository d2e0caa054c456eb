package org.hamlet.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.EscapedText;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.text.uri.UriLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextRendererTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/text");
  private static final RelayOptions RELAYS =
      new RelayOptions(
          NetworkList.EMPTY, NetworkList.EMPTY, NetworkList.EMPTY, List.of("X-Originating-IP"));

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".eml"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void rendersAsSpamAssassinDoes(String name) throws IOException {
    assertRendered(name, Files.readAllBytes(GOLDEN.resolve(name + ".eml")));
  }

  /** Every message that has LF alone, with CRLF. */
  @ParameterizedTest
  @MethodSource("names")
  void lineEndsMakeNoDifference(String name) throws IOException {
    String lf = Files.readString(GOLDEN.resolve(name + ".eml"), ISO_8859_1);
    assumeTrue(lf.indexOf('\r') < 0, "has CR itself");
    assertRendered(name, lf.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  private static void assertRendered(String name, byte[] bytes) throws IOException {
    ParsedMessage message = new MessageParser().parse(bytes);
    List<String> expected = Files.readAllLines(GOLDEN.resolve(name + ".texts.txt"));
    Set<String> keys = new LinkedHashSet<>();
    expected.forEach(line -> keys.add(line.substring(0, line.indexOf(": "))));
    assertEquals(String.join("\n", expected), String.join("\n", lines(render(message), keys)));
  }

  private static RenderedTexts render(ParsedMessage message) {
    DomainRegistry domains = new DomainRegistry(Set.of("com", "net", "org"), Set.of(), Set.of());
    UriFinder uris = new UriFinder(domains, uri -> Optional.empty(), true, UriLimits.DEFAULT);
    return new TextRenderer(uris, domains, TextOptions.DEFAULT, HtmlLimits.DEFAULT)
        .render(message, RelayParser.parse(message.headers(), RELAYS));
  }

  private static List<String> lines(RenderedTexts texts, Set<String> keys) {
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      switch (key) {
        case "body" -> add(lines, key, texts.body());
        case "visible" -> add(lines, key, texts.visibleBody());
        case "invisible" -> add(lines, key, texts.invisibleBody());
        case "rawbody" -> add(lines, key, texts.rawbody());
        default -> addHeader(lines, key, texts.headers().values(HeaderSelector.parse(key)));
      }
    }
    return lines;
  }

  private static void add(List<String> lines, String key, List<Bytes> texts) {
    for (Bytes text : texts) {
      if (!text.isEmpty()) {
        lines.add(key + ": " + EscapedText.of(text.text()));
      }
    }
  }

  private static void addHeader(List<String> lines, String key, List<Bytes> values) {
    if (values.isEmpty()) {
      lines.add(key + ": none");
    }
    values.forEach(value -> lines.add(key + ": [" + EscapedText.of(value.text()) + "]"));
  }
}
