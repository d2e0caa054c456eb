/**
 * What a scan says. A {@link org.hamlet.verdict.Verdict} goes out to every adapter; all types are
 * immutable and safe for all threads, but for {@link org.hamlet.verdict.LimitLog}, in which a stage
 * gathers the limits it reaches. Part of the supported API.
 */
@NullMarked
package org.hamlet.verdict;

import org.jspecify.annotations.NullMarked;
