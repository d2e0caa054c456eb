/**
 * Attached files to text by programs that the site configured. Called by the texts; a program that
 * fails, hangs or never ends its output costs no more than its limits, and nothing runs unless it
 * is configured. Follows the observed behaviour of SpamAssassin 4.0.1's ExtractText plugin.
 * Internal; thread-safe.
 */
@NullMarked
package org.hamlet.content.extract;

import org.jspecify.annotations.NullMarked;
