/**
 * What was learned in a directory, as one classifier and learner behind {@code
 * org.hamlet.classify}: Bayes and the model of our own, weighed together. Commands, the server and
 * the mailets open it. Thread-safe.
 */
@NullMarked
package org.hamlet.models;

import org.jspecify.annotations.NullMarked;
