/**
 * What a server counts: scans and their verdicts, how long they took, what was learned, which rules
 * hit. In go results of scans, out comes a page in the text form that Prometheus reads (exposition
 * format 0.0.4), which {@code hamlet top} reads too. Counting takes no lock; everything here may be
 * called by any thread.
 */
@NullMarked
package org.hamlet.spamd.figures;

import org.jspecify.annotations.NullMarked;
