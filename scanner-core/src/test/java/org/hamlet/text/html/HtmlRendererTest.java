package org.hamlet.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlRendererTest {

  private static final List<String> NUMBERS =
      List.of(
          "bad_tag_ratio",
          "closed_extra_ratio",
          "image_area",
          "max_size",
          "min_size",
          "non_element_ratio",
          "obfuscation_ratio");

  static List<HtmlCases.Case> cases() {
    return HtmlCases.read("rendering.cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersAsSpamAssassin(HtmlCases.Case one) {
    RenderedHtml html = render(one.html());
    assertEquals(String.join("\n", one.expected()), String.join("\n", describe(html)));
  }

  @Test
  void lengthCountsCharactersAsReceived() {
    RenderedHtml html = render("a&nbsp;\uD83D\uDE00");
    assertEquals(8, html.facts().number("length").orElseThrow());
    assertEquals(3, html.facts().number("html_length").orElseThrow());
    assertEquals(2, html.facts().number("non_space_len").orElseThrow());
  }

  @Test
  void emptyTextGivesNothing() {
    RenderedHtml html = render("");
    assertEquals("", html.rendered());
    assertEquals(List.of(), html.links());
  }

  @Test
  void anchorsKeepTheirTargetAsWritten() {
    RenderedHtml html = render("<base href='http://b.example/'><a href=' x '>y");
    assertEquals(List.of(new HtmlAnchor("x", "y")), html.anchors());
    assertEquals(new HtmlLink("http://b.example/x", "a"), html.links().get(1));
  }

  @Test
  void ratioComparesOctetsWithRenderedCharacters() {
    RenderedHtml utf8 =
        HtmlRenderer.render("\u00E9\u00E9\u00E9\u00E9", false, 8, HtmlLimits.DEFAULT);
    assertEquals(0.5, utf8.facts().number("ratio").orElseThrow());
    assertEquals(4, utf8.facts().number("length").orElseThrow());
  }

  @Test
  void linksEndBeforeWhiteSpaceOfUnicode() {
    RenderedHtml html = render("<a href='mailto:x@a.info\u00A0\u3000'>y");
    assertEquals(new HtmlLink("mailto:x@a.info", "a"), html.links().get(0));
    RenderedHtml octets =
        HtmlRenderer.renderOctets("<a href='http://a.info/\u00C3\u00A0'>y", HtmlLimits.DEFAULT);
    assertEquals(new HtmlLink("http://a.info/\u00C3\u00A0", "a"), octets.links().get(0));
  }

  @Test
  void onlySomePropertiesMayStandOffTheirColon() {
    assertEquals("f", render("<p style='visibility :hidden'>f").invisible().strip());
    assertEquals("f", render("<p style='display : none'>f").invisible().strip());
    assertEquals("f", render("<p style='color :white'>f").visible().strip());
  }

  private static RenderedHtml render(String html) {
    return HtmlRenderer.render(
        html, false, html.codePointCount(0, html.length()), HtmlLimits.DEFAULT);
  }

  private static List<String> describe(RenderedHtml html) {
    List<String> lines = new ArrayList<>();
    line(lines, "rendered", html.rendered());
    if (!html.invisible().isEmpty() || !html.visible().equals(html.rendered())) {
      line(lines, "visible", html.visible());
      line(lines, "invisible", html.invisible());
    }
    HtmlFacts facts = html.facts();
    new TreeSet<>(facts.flags())
        .stream().filter(flag -> !flag.equals("html")).forEach(flag -> line(lines, "flag", flag));
    for (String name : NUMBERS) {
      double value = facts.number(name).orElse(0);
      if (value != (name.endsWith("_size") ? 3 : 0)) {
        line(lines, "number", name + " " + sixDecimals(value));
      }
    }
    new TreeMap<>(facts.openTags()).forEach((tag, n) -> line(lines, "tag", tag + " " + n));
    facts.anchors().forEach(text -> line(lines, "anchor", text));
    facts.titles().forEach(text -> line(lines, "title", text));
    facts.scripts().forEach(text -> line(lines, "script", text));
    facts.comments().forEach(text -> line(lines, "comment", text));
    Map<String, TreeSet<String>> links = new TreeMap<>();
    html.links()
        .forEach(link -> links.computeIfAbsent(link.uri(), u -> new TreeSet<>()).add(link.type()));
    links.forEach((uri, types) -> types.forEach(type -> line(lines, "link", type + " " + uri)));
    return lines;
  }

  private static void line(List<String> lines, String kind, String text) {
    lines.add((kind + " " + HtmlCases.escape(text)).stripTrailing());
  }

  private static String sixDecimals(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
