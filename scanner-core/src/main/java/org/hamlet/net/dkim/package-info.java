/**
 * DomainKeys Identified Mail (RFC 6376, 8301, 8463): the header and the body of a message go in as
 * received, one result for each signature comes out when its key has come, through a {@link
 * org.hamlet.net.Asker}. Called by {@code eval.net}. Signatures and keys are hostile input. Values
 * are immutable; one check is confined to one thread.
 */
@NullMarked
package org.hamlet.net.dkim;

import org.jspecify.annotations.NullMarked;
