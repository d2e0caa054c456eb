package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.content.extract.Extraction;
import org.hamlet.message.HeaderField;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayLine;
import org.hamlet.relay.RelayPath;
import org.hamlet.verdict.LimitLog;
import org.jspecify.annotations.Nullable;

/**
 * Values that rules ask for like header fields but that no single field holds: {@code ALL}, {@code
 * ToCc}, {@code EnvelopeFrom} and so on (SpamAssassin 4.0.1). Confined to one thread.
 */
final class PseudoFields {

  /** Decoded header fields beyond this many chars are not in {@code ALL}. */
  static final int MAX_ALL_CHARS = 65_536;

  private static final List<String> MESSAGE_IDS =
      List.of("X-Message-Id", "Resent-Message-Id", "X-Original-Message-ID", "Message-Id");

  private final ParsedMessage message;
  private final RelayPath relays;
  private final TextOptions options;
  private final RelayFields more;
  private final LimitLog log;
  private final Optional<RenderedTexts> texts;
  private final DecodedFields decoded = new DecodedFields();
  private @Nullable List<String> envelopeSender;

  PseudoFields(
      ParsedMessage message,
      RelayPath relays,
      TextOptions options,
      RelayFields more,
      LimitLog log) {
    this(message, relays, options, more, log, Optional.empty());
  }

  private PseudoFields(
      ParsedMessage message,
      RelayPath relays,
      TextOptions options,
      RelayFields more,
      LimitLog log,
      Optional<RenderedTexts> texts) {
    this.message = message;
    this.relays = relays;
    this.options = options;
    this.more = more;
    this.log = log;
    this.texts = texts;
  }

  /** The same with what is found out of the texts and attachments. */
  PseudoFields with(RenderedTexts rendered) {
    return new PseudoFields(message, relays, options, more, log, Optional.of(rendered));
  }

  /** The fields of the message as text. */
  DecodedFields decoded() {
    return decoded;
  }

  /** None or one. */
  private List<String> envelopeSender() {
    List<String> found = envelopeSender;
    if (found == null) {
      found = new EnvelopeSender(message, relays, options).find().stream().toList();
      envelopeSender = found;
    }
    return found;
  }

  /**
   * The values of a pseudo field; absent when the selector names none. Compat: {@code ALL} and
   * {@code MESSAGEID} only so, the others in any case.
   */
  Optional<List<String>> values(HeaderSelector selector, boolean raw) {
    String name = selector.name();
    if (name.equals("ALL") && raw) {
      return Optional.of(pristineFields());
    }
    if (name.equals("ALL")) {
      return Optional.of(fields(message.headers().fields(), false));
    }
    if (name.equals("MESSAGEID")) {
      return Optional.of(named(MESSAGE_IDS, raw));
    }
    return switch (selector.key()) {
      case "all-trusted" -> Optional.of(before(relays.firstUntrustedReceived(), raw));
      case "all-untrusted" -> Optional.of(from(relays.firstUntrustedReceived(), raw));
      case "all-internal" -> Optional.of(before(relays.firstExternalReceived(), raw));
      case "all-external" -> Optional.of(from(relays.firstExternalReceived(), raw));
      case "tocc" -> Optional.of(named(List.of("To", "Cc"), raw));
      case "envelopefrom" -> Optional.of(envelopeSender());
      case "x-spam-relays-trusted" -> Optional.of(List.of(RelayLine.of(relays.trusted())));
      case "x-spam-relays-untrusted" -> Optional.of(List.of(RelayLine.of(relays.untrusted())));
      case "x-spam-relays-internal" -> Optional.of(List.of(RelayLine.of(relays.internal())));
      case "x-spam-relays-external" -> Optional.of(List.of(RelayLine.of(relays.external())));
      case "x-languages" ->
          texts
              .filter(t -> options.content().languagesField())
              .map(t -> List.of(String.join(" ", t.languages().languages())));
      default -> {
        Optional<List<String>> extracted = extracted(name);
        yield extracted.isPresent() ? extracted : more.value(name, relays).map(List::of);
      }
    };
  }

  private Optional<List<String>> extracted(String name) {
    if (options.content().extraction().uses().isEmpty() || !Extraction.isField(name)) {
      return Optional.empty();
    }
    return texts.flatMap(t -> t.attachments().extraction().field(name)).map(List::of);
  }

  private List<String> named(List<String> names, boolean raw) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      for (HeaderField field : message.headers().all(name)) {
        values.add(decoded.line(field, raw));
      }
    }
    return values;
  }

  /** The fields through the one that tells of the first hop of the other kind. */
  private List<String> before(int received, boolean raw) {
    List<HeaderField> all = message.headers().fields();
    int index = indexOfReceived(received);
    return fields(index < 0 ? all : all.subList(0, index + 1), raw);
  }

  private List<String> from(int received, boolean raw) {
    List<HeaderField> all = message.headers().fields();
    int index = indexOfReceived(received);
    return index < 0 ? List.of() : fields(all.subList(index, all.size()), raw);
  }

  private int indexOfReceived(int received) {
    List<HeaderField> all = message.headers().fields();
    int seen = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).is("Received") && seen++ == received) {
        return i;
      }
    }
    return -1;
  }

  private List<String> fields(List<HeaderField> fields, boolean raw) {
    List<String> lines = new ArrayList<>();
    int length = 0;
    for (HeaderField field : fields) {
      String line = field.name() + (raw ? ":" : ": ") + decoded.line(field, raw);
      length += line.length();
      if (length > MAX_ALL_CHARS) {
        log.reached(PseudoFields.class, "MAX_ALL_CHARS", MAX_ALL_CHARS, "chars");
        break;
      }
      lines.add(line);
    }
    return lines;
  }

  private List<String> pristineFields() {
    String header = message.pristineHeader().text();
    if (header.equals("\n") || header.isEmpty()) {
      return List.of();
    }
    boolean blankAtEnd = header.endsWith("\n\n");
    return List.of(
        blankAtEnd ? header.substring(0, header.length() - 1) : header.substring(0, ended(header)));
  }

  /** Compat: a last field whose line does not end, as where a message breaks off, is left out. */
  private static int ended(String header) {
    int end = header.length();
    while (end > 0 && (header.charAt(end - 1) != '\n' || isFold(header, end))) {
      end--;
    }
    return end;
  }

  private static boolean isFold(String header, int at) {
    return at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t');
  }
}
