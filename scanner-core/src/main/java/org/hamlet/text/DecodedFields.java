package org.hamlet.text;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.HeaderField;

/**
 * The header fields of one message as text: dozens of rules read the same few, so that each is
 * decoded, and its addresses read, once. Confined to one thread.
 */
final class DecodedFields {

  private final IdentityHashMap<HeaderField, String> decoded = new IdentityHashMap<>();
  private final IdentityHashMap<HeaderField, String> raw = new IdentityHashMap<>();
  private final Map<String, List<MailAddress>> mailboxes = new HashMap<>();

  /** The value with its line end. */
  String line(HeaderField field, boolean asReceived) {
    IdentityHashMap<HeaderField, String> known = asReceived ? raw : decoded;
    String line = known.get(field);
    if (line == null) {
      line = (asReceived ? field.raw().text() : HeaderDecoder.decode(field)) + "\n";
      known.put(field, line);
    }
    return line;
  }

  /** The mailboxes of a raw value. */
  List<MailAddress> mailboxes(String value) {
    return mailboxes.computeIfAbsent(value, MailboxList::parse);
  }
}
