/**
 * The digests of messages that were reported, kept in a file and its journal, and how they are made
 * of a message: by Lucene's shingles and MinHash of its text, by SHA-256 of attached files and of
 * hosts. Behind {@link org.hamlet.classify.DigestStore}; given to a scanner by {@link
 * org.hamlet.models.LearnedState}. Lucene is loaded with the first message whose digests are asked
 * for. Thread-safe.
 */
@NullMarked
package org.hamlet.models.digests;

import org.jspecify.annotations.NullMarked;
