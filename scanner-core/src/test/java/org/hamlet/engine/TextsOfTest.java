package org.hamlet.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.content.Attachments;
import org.hamlet.content.language.LanguageGuess;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.regex.MatchBudget;
import org.hamlet.relay.RelayPath;
import org.hamlet.rule.RuleSet;
import org.hamlet.text.HeaderSelector;
import org.hamlet.text.HeaderTexts;
import org.hamlet.text.PartText;
import org.hamlet.text.RenderedTexts;
import org.hamlet.text.html.HtmlFacts;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.MessageUri;
import org.hamlet.text.uri.MessageUris;
import org.hamlet.verdict.LimitReached;

/** Texts given by hand, so that the engine is tested without the stages before it. */
record TextsOfTest(Map<String, String> headerValues, List<Bytes> body, List<String> uriTexts)
    implements RenderedTexts {

  static TextsOfTest of(Map<String, String> headers, String... body) {
    List<Bytes> paragraphs = new ArrayList<>();
    paragraphs.add(Bytes.ofLatin1(headers.getOrDefault("Subject", "") + "\n"));
    for (String paragraph : body) {
      paragraphs.add(Bytes.ofLatin1(paragraph));
    }
    return new TextsOfTest(headers, paragraphs, List.of());
  }

  TextsOfTest withUris(String... uris) {
    return new TextsOfTest(headerValues, body, List.of(uris));
  }

  /** A scan of these texts with time until {@code left} from now. */
  ScanContext scan(RuleSet rules, Duration left) {
    Headers headers =
        new Headers(
            headerValues.entrySet().stream()
                .map(e -> new HeaderField(e.getKey(), Bytes.ofLatin1(" " + e.getValue())))
                .toList());
    Part root = new Part.Multipart(headers, "multipart/mixed", "b", Optional.empty(), List.of());
    ParsedMessage message =
        new ParsedMessage(
            Bytes.EMPTY, Bytes.EMPTY, false, headers, root, List.of(), List.of(), List.of());
    RelayPath relays =
        new RelayPath(List.of(), List.of(), List.of(), List.of(), 0, 0, 0, List.of());
    MatchBudget budget = MatchBudget.of(Duration.ofSeconds(5), left);
    DomainRegistry domains = new DomainRegistry(Set.of("com"), Set.of(), Set.of());
    ClassifierInput seen =
        new ClassifierInput(message, relays, this, rules.settings(), Optional.empty());
    return new ScanContext(seen, domains, budget);
  }

  @Override
  public LanguageGuess languages() {
    return LanguageGuess.UNKNOWN;
  }

  @Override
  public Attachments attachments() {
    throw new UnsupportedOperationException("no test needs attachments");
  }

  @Override
  public PartText rendered(Part.Leaf leaf) {
    return new PartText("", false);
  }

  @Override
  public void changeBody(UnaryOperator<Bytes> change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Bytes> visibleBody() {
    return body;
  }

  @Override
  public List<Bytes> invisibleBody() {
    return List.of();
  }

  @Override
  public List<Bytes> rawbody() {
    return body.subList(1, body.size());
  }

  @Override
  public Bytes full() {
    return Bytes.ofLatin1("full text");
  }

  @Override
  public HeaderTexts headers() {
    return new HeaderTexts() {
      @Override
      public Optional<Bytes> value(HeaderSelector selector) {
        return Optional.ofNullable(headerValues.get(selector.name()))
            .map(value -> Bytes.ofLatin1(value + "\n"));
      }

      @Override
      public List<Bytes> values(HeaderSelector selector) {
        return value(selector).stream().toList();
      }

      @Override
      public Optional<Bytes> partValue(Part part, HeaderSelector selector) {
        return value(selector);
      }
    };
  }

  @Override
  public MessageUris uris() {
    List<MessageUri> uris = new ArrayList<>();
    for (String uri : uriTexts) {
      Bytes bytes = Bytes.ofLatin1(uri);
      uris.add(
          new MessageUri(bytes, Set.of("a"), List.of("text"), List.of(bytes), Map.of("h", "d")));
    }
    return new MessageUris(uris, false, List.of());
  }

  @Override
  public List<HtmlFacts> html() {
    return List.of();
  }

  @Override
  public List<LimitReached> limits() {
    return List.of();
  }
}
