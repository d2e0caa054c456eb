package org.hamlet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.text.HeaderSelector.Modifier;
import org.hamlet.text.uri.DomainRegistry;
import org.jspecify.annotations.Nullable;

/** Header values of one message by rule notation. Confined to one thread. */
final class FieldTexts implements HeaderTexts {

  private static final Pattern SPACE = Pattern.compile("[ \t\n\r\f\u000b]+");

  private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]*");

  private final ParsedMessage message;
  private final PseudoFields pseudo;
  private final HostText hosts;

  private final DecodedFields fields;

  /** Values already worked out; as many as the rules have different selectors. */
  private final Map<HeaderSelector, Values> known = new HashMap<>();

  /** Those of one selector; joined and as bytes when first asked for. */
  private static final class Values {
    private final List<String> texts;
    private @Nullable Bytes joined;
    private @Nullable List<Bytes> separate;

    Values(List<String> texts) {
      this.texts = texts;
    }
  }

  FieldTexts(ParsedMessage message, PseudoFields pseudo, DomainRegistry domains) {
    this.message = message;
    this.pseudo = pseudo;
    this.hosts = new HostText(domains);
    this.fields = pseudo.decoded();
  }

  @Override
  public Optional<Bytes> value(HeaderSelector selector) {
    Values values = of(selector);
    if (values.texts.isEmpty()) {
      return Optional.empty();
    }
    Bytes joined = values.joined;
    if (joined == null) {
      joined = joined(values.texts, selector);
      values.joined = joined;
    }
    return Optional.of(joined);
  }

  private static Bytes joined(List<String> texts, HeaderSelector selector) {
    String separator = selector.takesPart() ? "\n" : "";
    return Bytes.ofLatin1(texts.size() == 1 ? texts.get(0) : String.join(separator, texts));
  }

  @Override
  public boolean has(HeaderSelector selector) {
    Optional<List<String>> special = pseudo.values(selector, false);
    return special.isPresent() ? !special.get().isEmpty() : message.headers().has(selector.key());
  }

  @Override
  public List<Bytes> values(HeaderSelector selector) {
    Values values = of(selector);
    List<Bytes> separate = values.separate;
    if (separate == null) {
      separate = values.texts.stream().map(Bytes::ofLatin1).toList();
      values.separate = separate;
    }
    return separate;
  }

  private Values of(HeaderSelector selector) {
    Values values = known.get(selector);
    if (values == null) {
      values = new Values(texts(selector));
      known.put(selector, values);
    }
    return values;
  }

  @Override
  public Optional<Bytes> partValue(Part part, HeaderSelector selector) {
    return PartTexts.value(part, selector, fields);
  }

  private List<String> texts(HeaderSelector selector) {
    List<String> values = chosen(physical(selector), selector);
    return values.isEmpty() || !selector.takesPart() ? values : parts(values, selector);
  }

  private List<String> parts(List<String> whole, HeaderSelector selector) {
    List<String> values = whole;
    if (selector.has(Modifier.ADDR)) {
      values = addresses(values);
    } else if (selector.has(Modifier.NAME)) {
      values = names(values, selector.has(Modifier.RAW));
    }
    if (values.isEmpty()) {
      return values;
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
    Optional<List<String>> special = pseudo.values(selector, raw);
    if (special.isPresent()) {
      return special.get();
    }
    raw |= selector.has(Modifier.ADDR) || selector.has(Modifier.NAME);
    List<String> values = new ArrayList<>();
    for (HeaderField field : message.headers().all(selector.key())) {
      values.add(fields.line(field, raw));
    }
    return values;
  }

  private List<String> addresses(List<String> values) {
    List<String> found = new ArrayList<>();
    for (String value : values) {
      for (MailAddress mailbox : fields.mailboxes(value)) {
        mailbox.address().ifPresent(found::add);
      }
    }
    return found;
  }

  private List<String> names(List<String> values, boolean raw) {
    List<String> found = new ArrayList<>();
    for (String value : values) {
      for (MailAddress mailbox : fields.mailboxes(value)) {
        mailbox.phrase().map(phrase -> raw ? phrase : displayName(phrase)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Compat: a name of white space only is unfolded alone; one level of single quotes goes. */
  private static String displayName(String phrase) {
    String decoded = HeaderDecoder.decode("", Bytes.ofLatin1(phrase));
    String spaced = SPACE.matcher(decoded).replaceAll(" ");
    String name = AddressShape.trimmed(spaced.startsWith(" ") ? spaced.substring(1) : spaced);
    if (name.isEmpty()) {
      return FOLD.matcher(phrase).replaceAll(" ");
    }
    boolean quoted = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
