/**
 * The interfaces that statistical classifiers implement: a message's texts go in, a probability of
 * spam with its clues comes out; with a label instead, something was learned; and what is
 * remembered of senders. Called by eval functions and by the scanner. Part of the supported API;
 * implementations must be thread-safe.
 */
@NullMarked
package org.hamlet.classify;

import org.jspecify.annotations.NullMarked;
