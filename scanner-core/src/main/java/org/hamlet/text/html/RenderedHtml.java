package org.hamlet.text.html;

import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * What one HTML part says and links to.
 *
 * @param rendered all text in order, hidden text included
 * @param visible the same without hidden text
 * @param invisible hidden text only
 * @param facts what HTML rules ask for
 * @param links URIs in attributes, in order
 * @param anchors anchors in order
 * @param linksInUtf8 whether links and anchors are the octets of UTF-8, one char each, and not
 *     characters
 * @param limits what was reached of {@link HtmlLimits}
 */
public record RenderedHtml(
    String rendered,
    String visible,
    String invisible,
    HtmlFacts facts,
    List<HtmlLink> links,
    List<HtmlAnchor> anchors,
    boolean linksInUtf8,
    List<LimitReached> limits) {

  /** Copies the lists. */
  public RenderedHtml {
    links = List.copyOf(links);
    anchors = List.copyOf(anchors);
    limits = List.copyOf(limits);
  }
}
