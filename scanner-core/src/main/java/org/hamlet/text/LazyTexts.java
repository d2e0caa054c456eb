package org.hamlet.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hamlet.content.Attachments;
import org.hamlet.content.language.LanguageGuess;
import org.hamlet.content.language.LanguageGuesser;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.text.PartRenderer.RenderedPart;
import org.hamlet.text.html.HtmlFacts;
import org.hamlet.text.html.RenderedHtml;
import org.hamlet.text.uri.MessageUris;
import org.hamlet.text.uri.UriFinder;
import org.hamlet.verdict.LimitLog;
import org.hamlet.verdict.LimitReached;
import org.jspecify.annotations.Nullable;

/** The texts of one message, each made when first asked for. Confined to one thread. */
final class LazyTexts implements RenderedTexts {

  /** How far beyond its scan size a part is looked at to end at a line end, in chars. */
  static final int MAX_OVERHANG_CHARS = 1_024;

  private final ParsedMessage message;
  private final HeaderTexts headers;
  private final PartRenderer renderer;
  private final UriFinder finder;
  private final TextOptions options;
  private final LimitLog log;
  private final Attachments attachments;

  private @Nullable Map<Part.Leaf, RenderedPart> parts;
  private @Nullable List<Bytes> rendered;
  private @Nullable List<Bytes> body;
  private @Nullable List<Bytes> visibleBody;
  private @Nullable List<Bytes> invisibleBody;
  private @Nullable List<Bytes> rawbody;
  private @Nullable Bytes full;
  private @Nullable MessageUris uris;
  private @Nullable List<HtmlFacts> html;
  private @Nullable LanguageGuess languages;

  LazyTexts(
      ParsedMessage message,
      Function<RenderedTexts, HeaderTexts> headers,
      PartRenderer renderer,
      UriFinder finder,
      TextOptions options,
      LimitLog log) {
    this.message = message;
    this.renderer = renderer;
    this.finder = finder;
    this.options = options;
    this.log = log;
    this.attachments = new Attachments(message, options.content(), log);
    this.headers = headers.apply(this);
  }

  @Override
  public List<Bytes> body() {
    return body == null ? rendered() : body;
  }

  @Override
  public void changeBody(UnaryOperator<Bytes> change) {
    body = body().stream().map(change).toList();
  }

  private List<Bytes> rendered() {
    if (rendered == null) {
      rendered = paragraphs(subjectLine(), RenderedPart::text);
    }
    return rendered;
  }

  @Override
  public List<Bytes> visibleBody() {
    if (visibleBody == null) {
      visibleBody = paragraphs(subjectLine(), RenderedPart::visible);
    }
    return visibleBody;
  }

  @Override
  public List<Bytes> invisibleBody() {
    if (invisibleBody == null) {
      invisibleBody = paragraphs("", RenderedPart::invisible);
    }
    return invisibleBody;
  }

  @Override
  public List<Bytes> rawbody() {
    if (rawbody == null) {
      List<Bytes> decoded = new ArrayList<>();
      for (Part.Leaf leaf : message.leaves()) {
        String type = leaf.effectiveType();
        boolean text = type.startsWith("text/") || type.startsWith("message/");
        if (text && !leaf.type().equals("text/calendar")) {
          decoded.add(leaf.decoded());
        }
      }
      rawbody = Chunks.of(decoded, options.rawbodyPartScanSize());
    }
    return rawbody;
  }

  @Override
  public Bytes full() {
    if (full == null) {
      Bytes header = message.pristineHeader();
      Bytes rest = message.pristineBody();
      byte[] all = new byte[header.length() + rest.length()];
      System.arraycopy(header.array(), header.offset(), all, 0, header.length());
      System.arraycopy(rest.array(), rest.offset(), all, header.length(), rest.length());
      full = Bytes.of(all);
    }
    return full;
  }

  @Override
  public HeaderTexts headers() {
    return headers;
  }

  @Override
  public MessageUris uris() {
    if (uris == null) {
      List<RenderedHtml> html = parts().stream().flatMap(part -> part.html().stream()).toList();
      uris = finder.find(message.headers(), rendered(), html, urisOfAttachments());
      log.addAll(uris.limits());
    }
    return uris;
  }

  private List<String> urisOfAttachments() {
    List<String> found = new ArrayList<>();
    if (options.content().officeUris()) {
      found.addAll(attachments.office().uris());
    }
    if (options.content().pdfUris()) {
      attachments.pdf().files().forEach(file -> found.addAll(file.file().uris()));
    }
    return found;
  }

  @Override
  public LanguageGuess languages() {
    if (languages == null) {
      languages = LanguageGuesser.guess(rendered(), options.content().languages());
    }
    return languages;
  }

  @Override
  public Attachments attachments() {
    return attachments;
  }

  @Override
  public List<HtmlFacts> html() {
    List<HtmlFacts> facts = html;
    if (facts == null) {
      facts =
          parts().stream().flatMap(part -> part.html().stream()).map(RenderedHtml::facts).toList();
      html = facts;
    }
    return facts;
  }

  @Override
  public PartText rendered(Part.Leaf leaf) {
    return PartText.of(byLeaf().getOrDefault(leaf, RenderedPart.NONE));
  }

  @Override
  public List<LimitReached> limits() {
    return log.reached();
  }

  private Collection<RenderedPart> parts() {
    return byLeaf().values();
  }

  /** What is rendered of each leaf, in their order. */
  private Map<Part.Leaf, RenderedPart> byLeaf() {
    Map<Part.Leaf, RenderedPart> rendered = parts;
    if (rendered == null) {
      rendered = new LinkedHashMap<>();
      for (Part.Leaf leaf : message.leaves()) {
        RenderedPart part = renderer.render(leaf, attachments.extraction().text(leaf));
        rendered.put(leaf, part);
        part.html().ifPresent(html -> log.addAll(html.limits()));
      }
      parts = rendered;
    }
    return rendered;
  }

  private String subjectLine() {
    return message.headers().last("Subject").map(HeaderDecoder::decode).orElse("") + "\n";
  }

  /** Compat: a message of multiparts without any part in them has no text, its Subject neither. */
  private List<Bytes> paragraphs(String first, Function<RenderedPart, String> which) {
    if (message.leaves().isEmpty()) {
      return List.of();
    }
    StringBuilder text = new StringBuilder();
    boolean unicode = false;
    for (RenderedPart part : parts()) {
      unicode |= part.unicode();
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(scanned(which.apply(part), options.bodyPartScanSize()));
    }
    return Paragraphs.of(first, text.toString(), unicode || hasWide(text));
  }

  /**
   * Whether a char needs more than one octet. Compat: text without any such, made of ASCII parts
   * and entities up to 255, keeps one octet a char and is not brought to UTF-8.
   */
  private static boolean hasWide(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }

  /** The text up to {@code scanSize} chars and then to the next line end or space; 0 means all. */
  private static String scanned(String text, int scanSize) {
    if (scanSize <= 0 || text.length() <= scanSize) {
      return text;
    }
    int limit = scanSize + MAX_OVERHANG_CHARS;
    for (char end : new char[] {'\n', ' '}) {
      int at = text.indexOf(end, scanSize);
      if (at >= 0 && at <= limit) {
        return text.substring(0, at + 1);
      }
    }
    return text.substring(0, scanSize);
  }
}
