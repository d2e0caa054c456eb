/**
 * The text of a message to the languages it may be in. Called by the texts for {@code X-Languages}
 * and by the eval function about it; the samples it compares with are read when first needed. In
 * the manner of Cavnar and Trenkle, N-Gram-Based Text Categorization (1994), which SpamAssassin's
 * TextCat plugin follows, with likelihoods in place of ranks. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.content.language;

import org.jspecify.annotations.NullMarked;
