package org.hamlet.text.uri;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitReached;

/**
 * The URIs of one message.
 *
 * @param all each URI once, in the order found
 * @param truncated whether one was longer than the limit and was cut
 * @param limits the limits that were reached
 */
public record MessageUris(List<MessageUri> all, boolean truncated, List<LimitReached> limits) {

  /** Copies the lists. */
  public MessageUris {
    all = List.copyOf(all);
    limits = List.copyOf(limits);
  }

  /** All canonical forms once: what uri rules are matched against (without {@code domainkeys}). */
  public Set<Bytes> forRules() {
    Set<Bytes> forms = new LinkedHashSet<>();
    for (MessageUri uri : all) {
      if (!uri.types().contains("domainkeys")) {
        forms.addAll(uri.cleaned());
      }
    }
    return forms;
  }
}
