package org.hamlet.text.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.text.html.HtmlAnchor;
import org.hamlet.text.html.HtmlFacts;
import org.hamlet.text.html.HtmlLink;
import org.hamlet.text.html.RenderedHtml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URIs of text, HTML and signatures; the recorded answers are SpamAssassin 4.0.1's. */
class UriFinderTest {

  private static final Headers NO_HEADERS = new Headers(List.of());

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void findsWhatSpamAssassinFindsInText(UriCases.Case recorded) {
    MessageUris uris = inText(recorded.input());
    List<String> lines = new ArrayList<>();
    uris.all().stream()
        .sorted(Comparator.comparing(u -> u.uri().text()))
        .forEach(
            uri -> {
              String types = String.join(",", uri.types().stream().sorted().toList());
              lines.add("  " + UriCases.escaped(uri.uri().text()) + " [" + types + "]");
              lines.add(UriCases.forms(uri));
            });
    assertEquals(recorded.answer(), String.join("\n", lines));
  }

  static Stream<UriCases.Case> texts() {
    return UriCases.read("text.cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("links")
  void writesLinksInAllTheFormsSpamAssassinDoes(UriCases.Case recorded) {
    String uri =
        new String(recorded.input().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    MessageUris uris = inHtml(List.of(new HtmlLink(uri, "a")), List.of());
    assertEquals(recorded.answer(), UriCases.forms(uris.all().get(0)));
  }

  static Stream<UriCases.Case> links() {
    return UriCases.read("links.cases");
  }

  @Test
  void gathersTypesAndTextsOfOneUri() {
    MessageUris uris =
        TestConfiguration.finder(UriLimits.DEFAULT)
            .find(
                NO_HEADERS,
                List.of(Bytes.ofLatin1("see http://example.com/ and more\n")),
                List.of(
                    html(
                        List.of(new HtmlLink("http://example.com/", "a")),
                        List.of(
                            new HtmlAnchor("http://example.com/", "one"),
                            new HtmlAnchor("http://example.com/", "two"),
                            new HtmlAnchor("http://example.com/", "one")))),
                List.of());
    assertEquals(1, uris.all().size());
    assertEquals(Set.of("a", "parsed"), uris.all().get(0).types());
    assertEquals(List.of("one", "two"), uris.all().get(0).anchorTexts());
  }

  @Test
  void takesSigningDomainsForListsButNotForRules() {
    Headers headers =
        new Headers(
            List.of(
                signature("DKIM-Signature", " v=1; a=rsa-sha256; d=mail.example.com; s=x;\n b=a"),
                signature("DomainKey-Signature", " s=x; d = example.org ; h=From"),
                signature("DKIM-Signature", " v=1; d=nowhere.invalid")));
    MessageUris uris =
        TestConfiguration.finder(UriLimits.DEFAULT).find(headers, List.of(), List.of(), List.of());
    assertEquals(
        List.of("domainkeys:mail.example.com", "domainkeys:example.org"),
        uris.all().stream().map(u -> u.uri().text()).toList());
    assertEquals(Map.of("mail.example.com", "example.com"), uris.all().get(0).hosts());
    assertEquals(Set.of(), uris.forRules());
  }

  @ParameterizedTest
  @ValueSource(ints = {8_191, 8_192, 8_193})
  void cutsUrisAtTheLimit(int length) {
    String uri = "http://example.com/" + "a".repeat(length - 19);
    MessageUris uris = inHtml(List.of(new HtmlLink(uri, "a")), List.of());
    assertEquals(length > 8_192, uris.truncated());
    assertEquals(Math.min(length, 8_192), uris.all().get(0).uri().length());
  }

  @Test
  void leavesOutUrisBeyondTheLimit() {
    UriFinder finder = TestConfiguration.finder(new UriLimits(2, 8_192));
    String text = "http://a.example.com http://b.example.com http://c.example.com ";
    assertEquals(
        2,
        finder.find(NO_HEADERS, List.of(Bytes.ofLatin1(text)), List.of(), List.of()).all().size());
  }

  @Test
  void keepsNoMoreFormsThanTheLimit() {
    String uri = "http://example.com/".repeat(400);
    MessageUris uris = inHtml(List.of(new HtmlLink(uri, "a")), List.of());
    assertEquals(UriForms.MAX_FORMS, uris.all().get(0).cleaned().size());
  }

  @Test
  void followsAtMostSoManySignatures() {
    List<HeaderField> fields = new ArrayList<>();
    for (int i = 0; i <= DkimUris.MAX_SIGNATURES; i++) {
      fields.add(signature("DKIM-Signature", " d=d" + i + ".example.com"));
    }
    assertEquals(
        DkimUris.MAX_SIGNATURES,
        TestConfiguration.finder(UriLimits.DEFAULT)
            .find(new Headers(fields), List.of(), List.of(), List.of())
            .all()
            .size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@", "www.", "a.", "(", "http://", "a:", "a/", "mailto:", "@", "%41"})
  void takesNoMoreThanLinearTime(String piece) {
    String text = piece.repeat(400_000 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertFalse(inText(text).truncated(), piece));
  }

  @Test
  void partsOfManyLinksCostNoMoreThanTheLinks() {
    List<RenderedHtml> parts = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      parts.add(html(List.of(new HtmlLink("http://h" + i % 9_000 + ".example/", "a")), List.of()));
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            TestConfiguration.finder(UriLimits.DEFAULT)
                .find(NO_HEADERS, List.of(), parts, List.of()));
  }

  @Test
  void wantsAtMostSoManyCharsBeforeTheAt() {
    String local = "a".repeat(TextUriScanner.MAX_MAIL_PART_CHARS);
    assertTrue(first("x " + local + "@example.com y").startsWith("mailto:a"));
    assertEquals("http://example.com", first("x a" + local + "@example.com y"));
  }

  private static String first(String text) {
    return inText(text).all().get(0).uri().text();
  }

  private static MessageUris inText(String text) {
    return TestConfiguration.finder(UriLimits.DEFAULT)
        .find(NO_HEADERS, List.of(Bytes.ofLatin1(text)), List.of(), List.of());
  }

  private static MessageUris inHtml(List<HtmlLink> links, List<HtmlAnchor> anchors) {
    return TestConfiguration.finder(UriLimits.DEFAULT)
        .find(NO_HEADERS, List.of(), List.of(html(links, anchors)), List.of());
  }

  private static RenderedHtml html(List<HtmlLink> links, List<HtmlAnchor> anchors) {
    HtmlFacts facts =
        new HtmlFacts(
            Set.of(), Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    return new RenderedHtml("", "", "", facts, links, anchors, false, List.of());
  }

  private static HeaderField signature(String name, String value) {
    return new HeaderField(name, Bytes.ofLatin1(value));
  }
}
