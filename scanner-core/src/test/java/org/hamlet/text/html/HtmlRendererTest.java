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
    RenderedHtml html = HtmlRenderer.render(one.html(), HtmlLimits.DEFAULT);
    assertEquals(String.join("\n", one.expected()), String.join("\n", describe(html)));
  }

  @Test
  void lengthCountsCharactersAsReceived() {
    RenderedHtml html = HtmlRenderer.render("a&nbsp;\uD83D\uDE00", HtmlLimits.DEFAULT);
    assertEquals(8, html.facts().number("length").orElseThrow());
    assertEquals(3, html.facts().number("html_length").orElseThrow());
    assertEquals(2, html.facts().number("non_space_len").orElseThrow());
  }

  @Test
  void emptyTextGivesNothing() {
    RenderedHtml html = HtmlRenderer.render("", HtmlLimits.DEFAULT);
    assertEquals("", html.rendered());
    assertEquals(List.of(), html.links());
  }

  @Test
  void anchorsKeepTheirTargetAsWritten() {
    RenderedHtml html =
        HtmlRenderer.render("<base href='http://b.example/'><a href=' x '>y", HtmlLimits.DEFAULT);
    assertEquals(List.of(new HtmlAnchor("x", "y")), html.anchors());
    assertEquals(new HtmlLink("http://b.example/x", "a"), html.links().get(1));
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
