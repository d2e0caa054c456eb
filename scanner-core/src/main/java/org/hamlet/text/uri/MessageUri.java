package org.hamlet.text.uri;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.message.Bytes;

/**
 * One URI of a message with all its forms.
 *
 * @param uri as found
 * @param types where it was found, by SpamAssassin's words: {@code a}, {@code img}, {@code form},
 *     {@code parsed}, {@code schemeless}, {@code unlinked}, {@code domainkeys} ...
 * @param anchorTexts visible text of the anchors that lead there
 * @param cleaned the canonical forms that uri rules are matched against, the raw one included
 * @param hosts host to registered domain
 */
public record MessageUri(
    Bytes uri,
    Set<String> types,
    List<String> anchorTexts,
    List<Bytes> cleaned,
    Map<String, String> hosts) {

  /** Copies the collections. */
  public MessageUri {
    types = Set.copyOf(types);
    anchorTexts = List.copyOf(anchorTexts);
    cleaned = List.copyOf(cleaned);
    hosts = Map.copyOf(hosts);
  }
}
