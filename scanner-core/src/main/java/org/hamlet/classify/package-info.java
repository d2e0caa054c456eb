/**
 * The interface that statistical classifiers implement: texts to a spam probability with its clues.
 * Part of the supported API; implementations must be thread-safe.
 */
@NullMarked
package org.hamlet.classify;

import org.jspecify.annotations.NullMarked;
