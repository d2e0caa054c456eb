/**
 * What earlier mail of senders scored, kept in a file and its journal: the {@link
 * org.hamlet.classify.SenderHistory} that AWL asks. Given to a scanner by {@link
 * org.hamlet.models.LearnedState}. Thread-safe.
 */
@NullMarked
package org.hamlet.models.reputation;

import org.jspecify.annotations.NullMarked;
