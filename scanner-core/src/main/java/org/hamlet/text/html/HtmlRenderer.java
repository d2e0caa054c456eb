package org.hamlet.text.html;

import org.hamlet.verdict.LimitLog;

/**
 * HTML to text as SpamAssassin 4.0.1 renders it. Takes decoded text, never throws for what is in
 * it, takes linear time. Stateless and thread-safe.
 */
public final class HtmlRenderer {

  private HtmlRenderer() {}

  /**
   * Renders one HTML part.
   *
   * @param html decoded text
   * @param limits what is looked at
   */
  public static RenderedHtml render(String html, HtmlLimits limits) {
    HtmlBounds bounds = new HtmlBounds(limits, new LimitLog());
    Rendering rendering = new Rendering(bounds, Chars.areWithin(html, 0x7F));
    new HtmlTokenizer(HtmlPreparation.prepare(html), bounds, rendering).run();
    return rendering.result(html.codePointCount(0, html.length()));
  }
}
