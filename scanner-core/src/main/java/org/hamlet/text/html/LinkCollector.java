package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects URIs from attributes and the texts of anchors. Used for one text. */
final class LinkCollector {

  private static final Pattern REFRESH = Pattern.compile(";\\s*url=(.*)", Pattern.CASE_INSENSITIVE);

  private final int maxLinks;
  private final List<HtmlLink> links = new ArrayList<>();
  private final List<String> hrefs = new ArrayList<>();
  private final List<StringBuilder> texts = new ArrayList<>();
  private String base = "";

  LinkCollector(int maxLinks) {
    this.maxLinks = maxLinks;
  }

  void start(StartTag tag) {
    switch (tag.name()) {
      case "a" -> anchor(tag);
      case "area", "link" -> push(tag, "href");
      case "img", "frame", "iframe", "embed", "script", "bgsound" -> push(tag, "src");
      case "form" -> push(tag, "action");
      case "body", "table", "tr", "td" -> push(tag, "background");
      case "base" -> base(tag);
      case "meta" -> refresh(tag);
      default -> {}
    }
    if (tag.name().equals("img")) {
      anchorText("<img>\n");
    }
  }

  private void anchor(StartTag tag) {
    push(tag, "href");
    push(tag, "data-saferedirecturl");
    Optional<String> broken =
        tag.attributes().stream().filter(name -> name.endsWith("/href")).findFirst();
    broken.ifPresent(name -> push(tag, name));
    if (hrefs.size() < maxLinks) {
      hrefs.add(tag.value("href").or(() -> broken.flatMap(tag::value)).orElse("").strip());
      texts.add(new StringBuilder());
    }
  }

  private void base(StartTag tag) {
    push(tag, "href");
    base = tag.value("href").map(String::strip).orElse(base);
  }

  private void refresh(StartTag tag) {
    if (tag.value("http-equiv").filter(v -> v.strip().equalsIgnoreCase("refresh")).isPresent()) {
      Matcher url = REFRESH.matcher(tag.value("content").orElse(""));
      if (url.find()) {
        push(url.group(1), tag.name());
      }
    }
  }

  private void push(StartTag tag, String attribute) {
    tag.value(attribute).ifPresent(value -> push(value, tag.name()));
  }

  private void push(String value, String type) {
    String uri = value.strip();
    if (!uri.isEmpty() && !uri.equals("0") && links.size() < maxLinks) {
      links.add(new HtmlLink(UriReference.resolve(uri, base), type));
    }
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
