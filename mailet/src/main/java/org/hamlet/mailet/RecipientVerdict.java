package org.hamlet.mailet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.jspecify.annotations.Nullable;

/**
 * A verdict read back from a mail's attributes.
 *
 * @param score the sum of all points
 * @param spam whether it reached the required score
 * @param hits points by rule name
 */
record RecipientVerdict(double score, boolean spam, Map<String, Double> hits) {

  RecipientVerdict {
    hits = Map.copyOf(hits);
  }

  /** What holds for one recipient: his own verdict or the mail's; empty for unscanned mail. */
  static Optional<RecipientVerdict> of(Mail mail, MailAddress recipient) {
    Map<?, ?> own =
        mail.getAttribute(MarkNames.RECIPIENTS)
            .map(all -> map(all.getValue()).get(recipient.asString()))
            .map(RecipientVerdict::map)
            .orElse(Map.of());
    if (!own.isEmpty()) {
      return of(own);
    }
    Map<String, Object> whole = new HashMap<>();
    mail.getAttribute(MarkNames.SCORE).ifPresent(a -> put(whole, a));
    mail.getAttribute(MarkNames.SPAM).ifPresent(a -> put(whole, a));
    mail.getAttribute(MarkNames.HITS).ifPresent(a -> put(whole, a));
    return of(whole);
  }

  private static void put(Map<String, Object> values, Attribute attribute) {
    values.put(attribute.getName().asString(), attribute.getValue());
  }

  private static Optional<RecipientVerdict> of(Map<?, ?> values) {
    Object score = plain(values.get(MarkNames.SCORE.asString()));
    Object spam = plain(values.get(MarkNames.SPAM.asString()));
    if (!(score instanceof Double points) || !(spam instanceof Boolean isSpam)) {
      return Optional.empty();
    }
    Map<String, Double> hits = new HashMap<>();
    map(values.get(MarkNames.HITS.asString()))
        .forEach(
            (rule, value) -> {
              if (plain(value) instanceof Double added) {
                hits.put(rule.toString(), added);
              }
            });
    return Optional.of(new RecipientVerdict(points, isSpam, hits));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return plain(value) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof AttributeValue<?> wrapped ? wrapped.value() : value;
  }
}
