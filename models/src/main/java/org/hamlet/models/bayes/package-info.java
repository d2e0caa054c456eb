/**
 * Bayes as SpamAssassin 4.0.1 does it: a message's tokens go in, a probability of spam comes out,
 * or their counts change in the token store. Called through {@code classify} by the scanner, and
 * for backups by the commands. Follows G. Robinson's combining and SpamAssassin's behaviour as
 * observed from outside. Classes open to other packages are thread-safe.
 */
@NullMarked
package org.hamlet.models.bayes;

import org.jspecify.annotations.NullMarked;
