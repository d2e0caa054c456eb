package org.hamlet.net.dkim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.message.Bytes;

/**
 * One {@code ARC-Seal} (RFC 8617, section 4.1.3).
 *
 * @param chain what its server thought of the chain below (cv=)
 */
record ArcSeal(boolean ed25519, String chain, String domain, String selector, Bytes signature) {

  /** Reads the value of a field; empty when malformed. It must not say what it signs. */
  static Optional<ArcSeal> read(String value) {
    return TagList.read(value)
        .filter(tags -> tags.keySet().containsAll(List.of("a", "b", "cv", "d", "s")))
        .filter(tags -> !tags.containsKey("h") && DkimSignature.isTimed(tags))
        .flatMap(ArcSeal::of);
  }

  private static Optional<ArcSeal> of(Map<String, String> tags) {
    String domain = tags.getOrDefault("d", "").toLowerCase(Locale.ROOT);
    String selector = tags.getOrDefault("s", "");
    if (!DkimSignature.isName(domain) || !DkimSignature.isName(selector)) {
      return Optional.empty();
    }
    return DkimSignature.algorithm(tags)
        .flatMap(
            ed25519 ->
                DkimSignature.base64(tags.getOrDefault("b", ""))
                    .map(
                        octets ->
                            new ArcSeal(
                                ed25519,
                                tags.getOrDefault("cv", "").toLowerCase(Locale.ROOT),
                                domain,
                                selector,
                                Bytes.of(octets))));
  }
}
