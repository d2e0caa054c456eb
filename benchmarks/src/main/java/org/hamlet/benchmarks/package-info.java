/**
 * Side-by-side runs against peers and microbenchmarks. Filled by the speed work; empty until then.
 */
@NullMarked
package org.hamlet.benchmarks;

import org.jspecify.annotations.NullMarked;
