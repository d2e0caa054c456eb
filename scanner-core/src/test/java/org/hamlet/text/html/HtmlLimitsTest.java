package org.hamlet.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlLimitsTest {

  private static final int HOSTILE_CHARS = 500_000;

  /** Few enough to reach each. */
  private static final HtmlLimits SMALL = new HtmlLimits(1_000, 8, 2, 2, 10, 2, 3, 1, 40);

  private static RenderedHtml render(String html) {
    return HtmlRenderer.render(html, false, html.length(), SMALL);
  }

  @Test
  void charsBeyondTheLimitAreNotLookedAt() {
    String html = "<p>" + "x".repeat(996);
    assertEquals(997, render(html + "y").rendered().strip().length());
    assertEquals(997, render(html + "yz").rendered().strip().length());
    assertEquals(1_001, render(html + "yz").facts().number("length").orElseThrow());
  }

  @Test
  void tagsBeyondTheLimitAreSkippedButTheirTextStays() {
    assertEquals(8, render("<b>".repeat(8) + "x").facts().balance("b").orElseThrow());
    RenderedHtml beyond = render("<b>".repeat(9) + "x<p>y");
    assertEquals(8, beyond.facts().balance("b").orElseThrow());
    assertEquals("xy", beyond.rendered());
  }

  @Test
  void stylesNestedBeyondTheLimitInherit() {
    String hidden = "<font size=1>x";
    assertEquals("x", render("<p>" + hidden).invisible());
    assertEquals("", render("<p><p>" + hidden).invisible());
  }

  @Test
  void attributesBeyondTheLimitAreNotSeen() {
    assertEquals(1, render("<img a=1 src=x>").links().size());
    assertEquals(0, render("<img a=1 b=2 src=x>").links().size());
  }

  @Test
  void attributeValuesAreCut() {
    assertEquals("1234567890", render("<img src=1234567890>").links().get(0).uri());
    assertEquals("1234567890", render("<img src=12345678901>").links().get(0).uri());
  }

  @Test
  void linksBeyondTheLimitAreLeftOut() {
    assertEquals(2, render("<img src=a><img src=b>").links().size());
    assertEquals(2, render("<img src=a><img src=b><img src=c>").links().size());
    assertEquals(List.of("x", "yz"), anchorTexts("<a>x</a><a>y</a><a>z</a>"));
  }

  private static List<String> anchorTexts(String html) {
    return render(html).anchors().stream().map(HtmlAnchor::text).toList();
  }

  @Test
  void tagNamesBeyondTheLimitAreNotCounted() {
    assertEquals(3, render("<b><i><u>").facts().openTags().size());
    assertEquals(3, render("<b><i><u><s>").facts().openTags().size());
  }

  @Test
  void markedSectionsBeyondTheLimitAreNotOpened() {
    assertEquals("ab", render("<![INCLUDE[a]]>b").rendered());
    assertEquals("abc]]>", render("<![INCLUDE[a<![INCLUDE[b]]>c]]>").rendered());
  }

  @Test
  void longDeclarationsAreComments() {
    String shortOne = "<!doctype " + "x ".repeat(14) + ">";
    String longOne = "<!doctype " + "x ".repeat(16) + ">";
    assertEquals(0, render(shortOne).facts().comments().size());
    assertEquals(1, render(longOne).facts().comments().size());
  }

  @ParameterizedTest
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  @ValueSource(
      strings = {
        "<",
        "<!--",
        "-->",
        "<!-- -",
        "--  ",
        "<title>",
        "<script>",
        "</script ",
        "<a href='",
        "<a href=\"x\" ",
        "<td><div>",
        "<td></td><p>",
        "<table><tr><td>",
        "<font size=1>",
        "</p>",
        "&",
        "&#",
        "&#0",
        "&amp",
        "<![",
        "<![INCLUDE[",
        "]]>",
        "<![CDATA[",
        "<!doctype '>' ",
        "<!doctype \"",
        "<span style=':;",
        "<p style='background:url( '>",
        "<a>",
        "<x/>",
        "/>",
        " />",
        "<base href=http://x/../><a href=../../y>",
        "<meta http-equiv=refresh content='url url =;'>",
        "</",
        "<?",
        "\u201C",
        "<textarea>",
        "<plaintext>",
        "< ",
        "\n",
        "<![IGNORE["
      })
  void hostileRepetitionEndsInTime(String piece) {
    String html = piece.repeat(HOSTILE_CHARS / piece.length());
    RenderedHtml rendered = HtmlRenderer.render(html, false, html.length(), HtmlLimits.DEFAULT);
    assertTrue(rendered.rendered().length() <= 2 * html.length());
    HtmlRenderer.render("<![INCLUDE[<div><td>" + html, false, html.length(), HtmlLimits.DEFAULT);
  }
}
