/**
 * What learns: classifiers, the token store, the digest store and score learning, behind {@code
 * org.hamlet.classify}. Filled by the learning work; empty until then.
 */
@NullMarked
package org.hamlet.models;

import org.jspecify.annotations.NullMarked;
