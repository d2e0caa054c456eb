/**
 * Received header fields to a {@link org.hamlet.relay.RelayPath}: which hops are trusted,
 * untrusted, internal and external. Called by the scanner; follows SpamAssassin 4.0.1's relay
 * metadata. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.relay;

import org.jspecify.annotations.NullMarked;
