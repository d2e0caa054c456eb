/**
 * DomainKeys Identified Mail (RFC 6376, 8301, 8463) and Authenticated Received Chains, which are
 * made of such signatures (RFC 8617): the header and the body of a message go in as received, one
 * result for each signature and one for the chain come out when their keys have come, through a
 * {@link org.hamlet.net.Asker}. Called by {@code eval.net}. Signatures and keys are hostile input.
 * Values are immutable; one check is confined to one thread.
 */
@NullMarked
package org.hamlet.net.dkim;

import org.jspecify.annotations.NullMarked;
