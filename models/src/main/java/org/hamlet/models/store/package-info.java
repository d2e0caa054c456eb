/**
 * What was learned of tokens, kept so that neither a crash nor a power cut harms it: counts by
 * token key, and which messages were learned. A sorted, immutable table that is mapped into memory,
 * and an append-only journal of what came since; the two are merged into a new table when the
 * journal is full. Called by the Bayes classifier. Any number of processes read while one at a time
 * writes; all classes open to other packages are thread-safe.
 */
@NullMarked
package org.hamlet.models.store;

import org.jspecify.annotations.NullMarked;
