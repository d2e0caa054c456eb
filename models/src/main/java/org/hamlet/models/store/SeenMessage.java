package org.hamlet.models.store;

import org.hamlet.verdict.Label;

/**
 * A message that was learned.
 *
 * @param key which one
 * @param label as what
 * @param seconds when it was received, seconds since 1970
 */
public record SeenMessage(MessageKey key, Label label, int seconds) {}
