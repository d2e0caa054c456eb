/**
 * What nodes count of a message: a digest of its text that near-duplicates share, exact ones of
 * attached files and of hosts that it links to; who reported them, and when that makes spam. Called
 * by eval functions, by the store of digests and by what nodes tell each other. Trust follows the
 * idea of Razor's truth evaluation: reporters whom others confirm count more, those who are
 * contradicted less. Internal; values.
 */
@NullMarked
package org.hamlet.digest.shared;

import org.jspecify.annotations.NullMarked;
