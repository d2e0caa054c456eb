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
   * @param unicode whether it counts as characters though all of it be ASCII
   * @param octets how many octets the part has, which the text is compared with
   * @param limits what is looked at
   */
  public static RenderedHtml render(String html, boolean unicode, int octets, HtmlLimits limits) {
    boolean ascii = !unicode && Chars.areWithin(html, 0x7F);
    return render(html, octets, ascii ? SourceForm.ASCII : SourceForm.UNICODE, limits);
  }

  /**
   * Renders one HTML part that is not decoded ({@code normalize_charset 0}).
   *
   * @param html its octets, one char each; what is rendered is octets as well
   * @param limits what is looked at
   */
  public static RenderedHtml renderOctets(String html, HtmlLimits limits) {
    return render(html, html.length(), SourceForm.OCTETS, limits);
  }

  private static RenderedHtml render(String html, int octets, SourceForm form, HtmlLimits limits) {
    HtmlBounds bounds = new HtmlBounds(limits, new LimitLog());
    Rendering rendering = new Rendering(bounds, form);
    String source = HtmlPreparation.prepare(bounded(html, bounds), form);
    new HtmlTokenizer(source, form, bounds, rendering).run();
    return rendering.result(html.codePointCount(0, html.length()), octets);
  }

  private static String bounded(String html, HtmlBounds bounds) {
    int max = bounds.limits().maxChars();
    if (html.length() <= max) {
      return html;
    }
    bounds.reached("maxChars", max, "chars");
    return html.substring(0, max);
  }
}
