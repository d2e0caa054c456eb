package org.hamlet.text;

import java.util.Optional;
import org.hamlet.message.CharsetText;
import org.hamlet.message.Part;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.html.HtmlRenderer;
import org.hamlet.text.html.RenderedHtml;

/** Renders single MIME parts to text. Thread-safe. */
final class PartRenderer {

  private final TextOptions options;
  private final HtmlLimits htmlLimits;

  PartRenderer(TextOptions options, HtmlLimits htmlLimits) {
    this.options = options;
    this.htmlLimits = htmlLimits;
  }

  /**
   * A part as text.
   *
   * @param text as body rules see it before white space is brought in order
   * @param visible without what HTML hides
   * @param invisible only what HTML hides
   * @param unicode whether the part had more than ASCII, so that the text is surely Unicode
   * @param html what the HTML renderer found, for an HTML part
   */
  record RenderedPart(
      String text, String visible, String invisible, boolean unicode, Optional<RenderedHtml> html) {

    /** A part that is not rendered. */
    static final RenderedPart NONE = new RenderedPart("", "", "", false, Optional.empty());
  }

  /** The text of a text/plain or text/html part; no text for any other. */
  RenderedPart render(Part.Leaf leaf) {
    String type = leaf.effectiveType();
    boolean html = type.equals("text/html");
    if (!html && !type.equals("text/plain")) {
      return RenderedPart.NONE;
    }
    String text = CharsetText.decode(leaf.decoded(), leaf.charset(), options.normalizeCharset());
    boolean unicode = options.normalizeCharset() && !CharsetText.isAscii(leaf.decoded());
    if (!html) {
      return new RenderedPart(text, text, "", unicode, Optional.empty());
    }
    RenderedHtml rendered = HtmlRenderer.render(text, htmlLimits);
    return new RenderedPart(
        rendered.rendered(),
        rendered.visible(),
        rendered.invisible(),
        unicode,
        Optional.of(rendered));
  }
}
