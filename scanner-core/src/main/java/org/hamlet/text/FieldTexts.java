package org.hamlet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.text.HeaderSelector.Modifier;
import org.hamlet.text.uri.DomainRegistry;

/** Header values of one message by rule notation. Confined to one thread. */
final class FieldTexts implements HeaderTexts {

  private final ParsedMessage message;
  private final PseudoFields pseudo;
  private final HostText hosts;

  /** Values already worked out; as many as the rules have different selectors. */
  private final Map<HeaderSelector, Optional<Bytes>> known = new HashMap<>();

  FieldTexts(ParsedMessage message, PseudoFields pseudo, DomainRegistry domains) {
    this.message = message;
    this.pseudo = pseudo;
    this.hosts = new HostText(domains);
  }

  @Override
  public Optional<Bytes> value(HeaderSelector selector) {
    Optional<Bytes> value = known.get(selector);
    if (value == null) {
      value = joined(selector);
      known.put(selector, value);
    }
    return value;
  }

  private Optional<Bytes> joined(HeaderSelector selector) {
    List<String> texts = texts(selector);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    String separator = isPart(selector) ? "\n" : "";
    return Optional.of(Bytes.ofLatin1(String.join(separator, texts)));
  }

  @Override
  public List<Bytes> values(HeaderSelector selector) {
    return texts(selector).stream().map(Bytes::ofLatin1).toList();
  }

  @Override
  public Optional<Bytes> partValue(Part part, HeaderSelector selector) {
    return PartTexts.value(part, selector);
  }

  /** Whether the selector takes a part of each value. */
  private static boolean isPart(HeaderSelector selector) {
    return selector.modifiers().stream()
        .anyMatch(m -> m != Modifier.RAW && m != Modifier.FIRST && m != Modifier.LAST);
  }

  private List<String> texts(HeaderSelector selector) {
    List<String> values = chosen(physical(selector), selector);
    if (selector.has(Modifier.ADDR)) {
      values = values.stream().flatMap(FieldTexts::addresses).toList();
    } else if (selector.has(Modifier.NAME)) {
      values = values.stream().flatMap(FieldTexts::names).toList();
    }
    if (selector.has(Modifier.IP) || selector.has(Modifier.REVIP)) {
      boolean reversed = selector.has(Modifier.REVIP);
      return values.stream().flatMap(v -> HostText.address(v, reversed).stream()).toList();
    }
    if (selector.has(Modifier.DOMAIN)) {
      return hosts(values, selector).map(hosts::domain).toList();
    }
    return selector.has(Modifier.HOST) ? hosts(values, selector).toList() : values;
  }

  /** Of an address what follows the at sign, whatever it is; else what looks like a host. */
  private Stream<String> hosts(List<String> values, HeaderSelector selector) {
    if (selector.has(Modifier.ADDR)) {
      return values.stream().map(address -> address.substring(address.lastIndexOf('@') + 1));
    }
    return values.stream().flatMap(value -> hosts.find(value).stream());
  }

  private static List<String> chosen(List<String> values, HeaderSelector selector) {
    if (values.size() < 2) {
      return values;
    }
    if (selector.has(Modifier.FIRST)) {
      return values.subList(0, 1);
    }
    return selector.has(Modifier.LAST) ? values.subList(values.size() - 1, values.size()) : values;
  }

  private List<String> physical(HeaderSelector selector) {
    boolean raw = selector.has(Modifier.RAW);
    Optional<List<String>> special = pseudo.values(selector.name(), raw);
    if (special.isPresent()) {
      return special.get();
    }
    raw |= selector.has(Modifier.ADDR) || selector.has(Modifier.NAME);
    List<String> values = new ArrayList<>();
    for (HeaderField field : message.headers().all(selector.name())) {
      values.add(text(field, raw));
    }
    return values;
  }

  /** One value with its line end. */
  static String text(HeaderField field, boolean raw) {
    return (raw ? field.raw().text() : HeaderDecoder.decode(field)) + "\n";
  }

  private static Stream<String> addresses(String value) {
    return MailboxList.parse(unfolded(value)).stream().flatMap(a -> a.address().stream());
  }

  private static Stream<String> names(String value) {
    return MailboxList.parse(unfolded(value)).stream()
        .flatMap(a -> a.phrase().stream())
        .map(FieldTexts::displayName);
  }

  /** A raw value in one line. */
  static String unfolded(String value) {
    return value.replaceAll("\n[ \t]+", " ").trim();
  }

  /** Compat: a name of white space only stays one space; one level of single quotes goes. */
  private static String displayName(String phrase) {
    String name =
        HeaderDecoder.decode("", Bytes.ofLatin1(phrase))
            .replaceAll("[ \t\n\r\f\u000b]+", " ")
            .trim();
    if (name.isEmpty()) {
      return phrase.isEmpty() ? "" : " ";
    }
    boolean quoted = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return quoted ? name.substring(1, name.length() - 1).trim() : name;
  }
}
