/**
 * What learns: classifiers, the token store, the digest store and score learning, behind {@code
 * org.hamlet.classify}. There is none yet; the rules that ship with Hamlet are in {@code
 * org.hamlet.models.rules}.
 */
@NullMarked
package org.hamlet.models;

import org.jspecify.annotations.NullMarked;
