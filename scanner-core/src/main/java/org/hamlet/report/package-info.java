/**
 * A verdict to text and headers: X-Spam-* header fields, the report, tag expansion, the rewritten
 * message. Called by the scanner. Follows SpamAssassin 4.0.1. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.report;

import org.jspecify.annotations.NullMarked;
