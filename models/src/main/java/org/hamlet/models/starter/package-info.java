/**
 * The model that ships with Hamlet and says something on the first day: a logistic regression over
 * the words of a message and marks of how it was written and sent, learned from public mail and
 * from messages written for this project (MODEL.md beside its file). In go what {@code classify}
 * hands over, out come a probability and the words that weigh most. It never learns. Loaded from
 * the jar when first asked, 128 KB. {@link org.hamlet.models.starter.Starter} is the door;
 * thread-safe.
 */
@NullMarked
package org.hamlet.models.starter;

import org.jspecify.annotations.NullMarked;
