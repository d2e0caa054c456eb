package org.hamlet.text.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the events of one text into what is rendered and what is known about it. */
final class Rendering implements TokenHandler {

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  private final HtmlBounds bounds;
  private final TextPieces pieces = new TextPieces();
  private final StyleStack styles;
  private final TagCounts tags;
  private final LinkCollector links;
  private final Set<String> flags = new HashSet<>(Set.of("html"));
  private final List<StringBuilder> titles = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private final List<String> charsets = new ArrayList<>();
  private double imageArea;
  private final SourceForm form;
  private final BrokenWords brokenWords = new BrokenWords();

  /**
   * For one text.
   *
   * @param form what the chars of the HTML are
   */
  Rendering(HtmlBounds bounds, SourceForm form) {
    this.form = form;
    this.bounds = bounds;
    this.styles = new StyleStack(bounds);
    this.tags = new TagCounts(bounds);
    this.links = new LinkCollector(bounds, form);
  }

  @Override
  public void start(StartTag tag) {
    String name = tag.name();
    if (isSkipped()) {
      return;
    }
    tags.start(name);
    whitespace(name);
    styles.start(tag);
    links.start(tag);
    switch (name) {
      case "img" -> image(tag);
      case "font" -> fontFace(tag);
      case "form" -> formAction(tag);
      case "embed", "object" -> flags.add("embeds");
      case "title" -> titles.add(new StringBuilder());
      case "meta" -> metaCharset(tag);
      default -> {}
    }
  }

  @Override
  public void end(String name) {
    if (isSkipped()) {
      return;
    }
    tags.end(name);
    whitespace(name);
    styles.end(name);
  }

  private boolean isSkipped() {
    int max = bounds.limits().maxTags();
    if (tags.tags() < max) {
      return false;
    }
    bounds.reached("maxTags", max, "tags");
    return true;
  }

  private void whitespace(String tag) {
    String space = ElementNames.whitespace(tag);
    if (!space.isEmpty()) {
      pieces.whitespace(space);
      brokenWords.lineBreak();
    }
  }

  private void image(StartTag tag) {
    imageArea += ImageArea.of(tag);
    if (tags.open("a") > 0) {
      links.anchorText("<img>\n");
    }
  }

  private void fontFace(StartTag tag) {
    Optional<String> face = tag.value("face");
    if (face.isPresent() && !FontFace.isGood(face.get())) {
      flags.add("font_face_bad");
    }
  }

  private void formAction(StartTag tag) {
    String action = tag.value("action").orElse("").strip();
    if (action.regionMatches(true, 0, "mailto:", 0, 7)) {
      flags.add("form_action_mailto");
    }
  }

  private void metaCharset(StartTag tag) {
    if (tag.has("http-equiv")) {
      Matcher charset = CHARSET.matcher(tag.value("content").orElse(""));
      if (charset.find()) {
        charset(charset.group(1));
      }
    }
  }

  private void charset(String name) {
    int max = bounds.limits().maxLinks();
    if (charsets.size() < max) {
      charsets.add(name);
    } else {
      bounds.reached("maxLinks", max, "links");
    }
  }

  @Override
  public void text(String text) {
    if (tags.open("script") > 0) {
      scripts.add(text);
      return;
    }
    if (tags.open("style") > 0) {
      return;
    }
    if (tags.open("a") > 0) {
      links.anchorText(form.kept(text));
    }
    if (tags.open("title") > 0 && !titles.isEmpty()) {
      titles.get(titles.size() - 1).append(form.kept(text));
    }
    String folded = Whitespace.fold(text);
    boolean unicode = form == SourceForm.UNICODE || !Chars.areWithin(folded, 0xFF);
    boolean hidden = !folded.equals(" ") && isHidden();
    String shown = form.shown(folded);
    pieces.text(shown, hidden);
    brokenWords.text(folded, shown, unicode);
  }

  private boolean isHidden() {
    TextStyle style = styles.current();
    if (style.foreground().isEmpty() || style.background().isEmpty()) {
      flags.add("font_invalid_color");
      return true;
    }
    if (style.foreground().get().isHiddenOn(style.background().get())) {
      flags.add("font_low_contrast");
      return true;
    }
    return style.size() <= 1
        || style.display().equals("none")
        || style.visibility().equals("hidden");
  }

  @Override
  public void comment(String source) {
    comments.add(source);
  }

  @Override
  public void declaration(String source) {
    if (source.regionMatches(true, 0, "<!doctype", 0, 9)) {
      tags.declaration();
    }
  }

  /**
   * What came of it.
   *
   * @param sourceChars length of the HTML
   * @param octets the same as it was sent. Compat: rendered characters are compared with octets
   */
  RenderedHtml result(int sourceChars, int octets) {
    String rendered = pieces.rendered();
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("length", (double) sourceChars);
    numbers.put("image_area", imageArea);
    numbers.put("min_size", (double) styles.minSize());
    numbers.put("max_size", (double) styles.maxSize());
    tags.ratios(numbers);
    brokenWords.numbers(numbers, tags.tags());
    int length = rendered.codePointCount(0, rendered.length());
    numbers.put("html_length", (double) length);
    numbers.put("non_space_len", (double) Whitespace.countOthers(rendered, form));
    numbers.put("ratio", octets == 0 ? 0 : (double) (octets - length) / octets);
    List<HtmlAnchor> anchors = links.anchors();
    HtmlFacts facts =
        new HtmlFacts(
            flags,
            numbers,
            tags.byName(),
            anchors.stream().map(HtmlAnchor::text).toList(),
            titles.stream().map(StringBuilder::toString).toList(),
            scripts,
            comments,
            charsets);
    return new RenderedHtml(
        rendered,
        pieces.visible(rendered),
        pieces.invisible(),
        facts,
        links.links(),
        anchors,
        form == SourceForm.OCTETS,
        bounds.log().reached());
  }
}
