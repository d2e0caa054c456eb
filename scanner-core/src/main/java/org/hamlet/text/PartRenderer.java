package org.hamlet.text;

import java.util.Optional;
import org.hamlet.message.Bytes;
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
   * @param unicode whether the part is more than ASCII, so that the text is surely Unicode
   * @param html what the HTML renderer found, for an HTML part
   */
  record RenderedPart(
      String text, String visible, String invisible, boolean unicode, Optional<RenderedHtml> html) {

    /** A part that is not rendered. */
    static final RenderedPart NONE = new RenderedPart("", "", "", false, Optional.empty());
  }

  /**
   * The text of a text/plain or text/html part; no text for any other.
   *
   * @param extracted what a program made of the part, which then is its text
   */
  RenderedPart render(Part.Leaf leaf, Optional<Bytes> extracted) {
    String type = leaf.effectiveType();
    if (extracted.isPresent()) {
      return plain(extracted.get(), Optional.of("utf-8"));
    }
    boolean html = type.equals("text/html");
    if (!html && !type.equals("text/plain")) {
      return RenderedPart.NONE;
    }
    RenderedPart plain = plain(leaf.decoded(), leaf.charset());
    if (!html || leaf.decoded().isEmpty()) {
      return plain; // Compat: HTML of no octet counts as none
    }
    boolean decoded = options.normalizeCharset() || plain.unicode();
    RenderedHtml rendered =
        decoded
            ? HtmlRenderer.render(
                plain.text(), plain.unicode(), leaf.decoded().length(), htmlLimits)
            : HtmlRenderer.renderOctets(plain.text(), htmlLimits);
    return new RenderedPart(
        rendered.rendered(),
        rendered.visible(),
        rendered.invisible(),
        plain.unicode(),
        Optional.of(rendered));
  }

  private RenderedPart plain(Bytes octets, Optional<String> charset) {
    boolean normalize = options.normalizeCharset();
    Optional<String> decoded =
        normalize
            ? Optional.of(CharsetText.decode(octets, charset))
            : CharsetText.asUtf8(octets, charset);
    String text = decoded.orElseGet(octets::text);
    boolean ascii = CharsetText.isAscii(octets) && isAscii(text);
    boolean unicode =
        decoded.isPresent() && (!ascii || (normalize && CharsetText.isDecodedThoughAscii(charset)));
    return new RenderedPart(text, text, "", unicode, Optional.empty());
  }

  /** Octets of seven bits may be other characters, as in UTF-7. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
