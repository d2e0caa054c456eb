package org.hamlet.models.bayes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.text.HeaderSelector;

/**
 * The Bayes tokens of one message, in the manner of SpamAssassin 4.0.1: words of the header, of the
 * visible and of the hidden text, and of the URIs. The same for learning and for classifying.
 */
final class MessageTokens {

  /** How many Received fields, counted from the oldest, are looked at. */
  static final int RECEIVED_FIELDS = 2;

  /** Most header fields whose words are looked at. */
  static final int MAX_FIELDS = 2_000;

  /** Most chars of all fields of one name; a later field that does not fit is left out. */
  static final int MAX_VALUE_CHARS = 1 << 18;

  private static final String INVISIBLE_PREFIX = "I*:";

  private static final List<String> RELAYS =
      List.of(
          "x-spam-relays-trusted",
          "x-spam-relays-untrusted",
          "x-spam-relays-internal",
          "x-spam-relays-external");

  private final ClassifierInput input;
  private final TokenRules rules;
  private final LineTokenizer lines;
  private final TokenSet out = new TokenSet();

  private MessageTokens(ClassifierInput input, TokenRules rules) {
    this.input = input;
    this.rules = rules;
    this.lines = new LineTokenizer(rules.stopWords().search(), rules.maxTokenBytes());
  }

  /** The tokens, one char a byte, each once. */
  static Set<String> of(ClassifierInput input, TokenRules rules) {
    MessageTokens tokens = new MessageTokens(input, rules);
    List<String> sources = rules.sources();
    if (sources.contains("visible")) {
      tokens.add(input.texts().visibleBody(), Region.BODY, "");
    }
    if (sources.contains("uri")) {
      tokens.add(input.texts().uris().forRules(), Region.URI, "");
    }
    if (sources.contains("invisible")) {
      tokens.add(input.texts().invisibleBody(), Region.INVISIBLE, INVISIBLE_PREFIX);
    }
    if (sources.contains("header")) {
      tokens.addHeaders();
    }
    return tokens.out.tokens();
  }

  private void add(Iterable<Bytes> texts, Region region, String prefix) {
    for (Bytes text : texts) {
      lines.tokenize(text.text(), region, prefix, out);
    }
  }

  private void addHeaders() {
    Map<String, StringBuilder> values = new LinkedHashMap<>();
    int received = input.message().headers().all("Received").size();
    int count = 0;
    for (HeaderField field : input.message().headers().fields()) {
      if (field.is("Received") && received-- > RECEIVED_FIELDS) {
        continue;
      }
      if (!HeaderNames.ignored(field.name())
          && !rules.ignoredHeaders().contains(field.name().toLowerCase(Locale.ROOT))
          && count++ < MAX_FIELDS) {
        join(values, field);
      }
    }
    values.forEach((name, value) -> add(name, value.toString()));
    for (String name : RELAYS) {
      input
          .texts()
          .headers()
          .value(HeaderSelector.parse(name))
          .ifPresent(value -> add(name, value.text()));
    }
  }

  /** Fields of one name are one value, a line each. */
  private static void join(Map<String, StringBuilder> values, HeaderField field) {
    String text = HeaderDecoder.decode(field);
    StringBuilder before = values.get(field.name());
    if (before == null) {
      values.put(field.name(), new StringBuilder(text));
    } else if (before.length() + text.length() < MAX_VALUE_CHARS) {
      before.append('\n').append(text);
    }
  }

  private void add(String name, String value) {
    String words = HeaderRewrite.of(name, value);
    for (String prefix : HeaderNames.prefixes(name)) {
      lines.tokenize(words, Region.HEADER, prefix, out);
    }
  }
}
