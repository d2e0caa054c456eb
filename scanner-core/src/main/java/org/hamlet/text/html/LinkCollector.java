package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects URIs from attributes and the texts of anchors. Used for one text. */
final class LinkCollector {

  private final HtmlBounds bounds;
  private final SourceForm form;
  private final List<HtmlLink> links = new ArrayList<>();
  private final List<String> hrefs = new ArrayList<>();
  private final List<StringBuilder> texts = new ArrayList<>();
  private String base = "";

  LinkCollector(HtmlBounds bounds, SourceForm form) {
    this.bounds = bounds;
    this.form = form;
  }

  void start(StartTag tag) {
    switch (tag.name()) {
      case "a" -> anchor(tag);
      case "area", "link" -> targets(tag);
      case "img", "frame", "iframe", "embed", "script", "bgsound" -> push(tag, "src");
      case "form" -> push(tag, "action");
      case "body", "table", "tr", "td" -> push(tag, "background");
      case "base" -> base(tag);
      case "meta" -> refresh(tag);
      default -> {}
    }
  }

  private void anchor(StartTag tag) {
    targets(tag);
    if (isRoom(hrefs)) {
      hrefs.add(trimmed(value(tag, "href").orElse("")));
      texts.add(new StringBuilder());
    }
  }

  private void targets(StartTag tag) {
    push(tag, "href");
    push(tag, "data-saferedirecturl");
  }

  private void base(StartTag tag) {
    String href = trimmed(tag.value("href").orElse(""));
    if (UriReference.isBase(href)) {
      base = UriReference.asFolder(href);
    }
    push(href, "base");
  }

  private void refresh(StartTag tag) {
    if (Chars.lower(tag.value("http-equiv").orElse("")).contains("refresh")) {
      RefreshTarget.of(tag.value("content").orElse("")).ifPresent(uri -> push(uri, tag.name()));
    }
  }

  private void push(StartTag tag, String attribute) {
    value(tag, attribute).ifPresent(value -> push(value, tag.name()));
  }

  /** The attribute, or the last one that is glued to something before it: {@code x/href=}. */
  private static Optional<String> value(StartTag tag, String attribute) {
    if (attribute.equals("href") || attribute.equals("src")) {
      String glued = "/" + attribute;
      for (int i = tag.attributes().size() - 1; i >= 0; i--) {
        String name = tag.attributes().get(i);
        int slash = name.indexOf(glued);
        if (slash > 0 && Character.isLetterOrDigit(name.charAt(slash - 1))) {
          return tag.value(name);
        }
      }
    }
    return tag.value(attribute);
  }

  private void push(String value, String type) {
    String uri = trimmed(value);
    if (!uri.isEmpty() && !uri.equals("0") && isRoom(links)) {
      links.add(new HtmlLink(UriReference.resolve(uri, base), type));
    }
  }

  private String trimmed(String value) {
    return form.kept(Whitespace.trimmed(value, form));
  }

  private boolean isRoom(List<?> collected) {
    int max = bounds.limits().maxLinks();
    if (collected.size() < max) {
      return true;
    }
    bounds.reached("maxLinks", max, "links");
    return false;
  }

  /** Adds text to the anchor that began last. */
  void anchorText(String text) {
    if (!texts.isEmpty()) {
      texts.get(texts.size() - 1).append(text);
    }
  }

  List<HtmlLink> links() {
    return links;
  }

  List<HtmlAnchor> anchors() {
    List<HtmlAnchor> anchors = new ArrayList<>();
    for (int i = 0; i < hrefs.size(); i++) {
      anchors.add(new HtmlAnchor(hrefs.get(i), texts.get(i).toString()));
    }
    return anchors;
  }
}
