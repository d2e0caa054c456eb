/**
 * HTML to text and the facts that HTML rules ask for. Called by the text package; follows the token
 * events of Perl's HTML::Parser and the rendering of SpamAssassin 4.0.1. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.text.html;

import org.jspecify.annotations.NullMarked;
