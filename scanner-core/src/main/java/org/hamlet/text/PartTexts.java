package org.hamlet.text;

import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Part;
import org.hamlet.text.HeaderSelector.Modifier;

/**
 * Header values of single MIME parts, as mimeheader rules see them: the last instance of a field,
 * or all lines for {@code ALL} (SpamAssassin 4.0.1 behaviour, observed).
 */
final class PartTexts {

  private PartTexts() {}

  /** The value with its line end; empty when the part has no such field. */
  static Optional<Bytes> value(Part part, HeaderSelector selector, DecodedFields fields) {
    boolean raw = selector.has(Modifier.RAW);
    if (selector.name().equals("ALL")) {
      return Optional.of(Bytes.ofLatin1(all(part, raw, fields)));
    }
    return part.headers()
        .last(selector.key())
        .map(field -> Bytes.ofLatin1(fields.line(field, raw)));
  }

  private static String all(Part part, boolean raw, DecodedFields fields) {
    StringBuilder lines = new StringBuilder();
    for (HeaderField field : part.headers().fields()) {
      lines.append(field.name()).append(": ").append(fields.line(field, raw));
    }
    return lines.toString();
  }
}
