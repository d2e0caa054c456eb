/** Side-by-side runs against peers and microbenchmarks. There are none yet. */
@NullMarked
package org.hamlet.benchmarks;

import org.jspecify.annotations.NullMarked;
