/**
 * The rules that ship with Hamlet, as {@code .cf} files beside this package's class. Used by
 * whoever sets up a scanner and was told of no other rules. Thread-safe.
 */
@NullMarked
package org.hamlet.models.rules;

import org.jspecify.annotations.NullMarked;
