package org.hamlet.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A leaf of the MIME tree. The decoded content is made on first use; making it twice is harmless.
 */
final class ParsedLeaf implements Part.Leaf {

  private static final Pattern DISPOSITION_NAME =
      Pattern.compile("name=\\s*\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML_NAME = Pattern.compile("\\.s?html?$", Pattern.CASE_INSENSITIVE);

  private final Headers headers;
  private final ContentType contentType;
  private final Optional<String> name;
  private final String transferEncoding;
  private final Bytes raw;
  private Bytes decoded;

  ParsedLeaf(Headers headers, ContentType contentType, Bytes raw) {
    this.headers = headers;
    this.contentType = contentType;
    this.name = dispositionName(headers).or(contentType::name).filter(n -> !n.isEmpty());
    this.transferEncoding = transferEncoding(headers);
    this.raw = raw;
    this.decoded = transferEncoding.isEmpty() ? raw : Bytes.EMPTY;
  }

  /** The lower-case transfer encoding of a part, empty when none was declared. */
  static String transferEncoding(Headers headers) {
    return headers
        .last("Content-Transfer-Encoding")
        .map(field -> HeaderDecoder.decode(field).toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static Optional<String> dispositionName(Headers headers) {
    return headers
        .last("Content-Disposition")
        .map(field -> DISPOSITION_NAME.matcher(HeaderDecoder.decode(field)))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public String type() {
    return contentType.type();
  }

  @Override
  public String declaredType() {
    return contentType.declared();
  }

  @Override
  public String effectiveType() {
    return name.isPresent() && HTML_NAME.matcher(name.get()).find() ? "text/html" : type();
  }

  @Override
  public Optional<String> charset() {
    return contentType.charset();
  }

  @Override
  public Optional<String> name() {
    return name;
  }

  @Override
  public Optional<String> typeName() {
    return contentType.name().filter(n -> !n.isEmpty());
  }

  @Override
  public String transferEncoding() {
    return transferEncoding;
  }

  @Override
  public Bytes raw() {
    return raw;
  }

  @Override
  public Bytes decoded() {
    if (decoded.isEmpty() && !raw.isEmpty()) {
      boolean text = type().startsWith("text/") || type().startsWith("message/");
      decoded = TransferEncoding.decode(raw, transferEncoding, text);
    }
    return decoded;
  }
}
