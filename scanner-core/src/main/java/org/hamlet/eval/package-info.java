/**
 * The eval functions that rules call by name, one class by theme, listed in one table. Called by
 * the engine through {@link org.hamlet.engine.EvalFunction}. Follows SpamAssassin 4.0.1's default
 * plugins. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.eval;

import org.jspecify.annotations.NullMarked;
