/**
 * Learns the points of rules from sorted mail: which rules hit which message goes in, points for
 * each score set come out, with how well they do on mail they were not learned from. Called by
 * {@code hamlet rescore} only; the one package that needs Smile (LGPL, used unmodified), which is
 * on the class path of no other command. For one thread.
 */
@NullMarked
package org.hamlet.models.scores;

import org.jspecify.annotations.NullMarked;
