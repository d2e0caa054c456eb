package org.hamlet.text;

import java.util.List;
import java.util.Optional;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;

/** Header values as header rules see them. */
public interface HeaderTexts {

  /**
   * The value of {@code selector}: a field name or pseudo header (ALL, ToCc, EnvelopeFrom,
   * MESSAGEID, X-Spam-Relays-Untrusted ...) with its modifiers. All instances, each decoded and
   * followed by LF where SpamAssassin does so, joined; empty when the message has no such field.
   */
  Optional<Bytes> value(HeaderSelector selector);

  /** Whether there is such a value, whatever the modifiers. */
  default boolean has(HeaderSelector selector) {
    return value(selector).isPresent();
  }

  /** The same as separate values, without being joined. */
  List<Bytes> values(HeaderSelector selector);

  /**
   * The value of {@code selector} in the header of one MIME part, as mimeheader rules see it: the
   * last instance, decoded and followed by LF, or with {@code raw} as it stands; {@code ALL} gives
   * all lines. Empty when the part has no such field.
   */
  Optional<Bytes> partValue(Part part, HeaderSelector selector);
}
