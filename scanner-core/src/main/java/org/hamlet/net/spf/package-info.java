/**
 * Sender Policy Framework (RFC 7208): an address, a sender and a host name go in, a result comes
 * out when the DNS answers it takes have come, through a {@link org.hamlet.net.Asker}. Called by
 * {@code eval.net}. Records are hostile input: every look-up counts against the limits of section
 * 4.6.4. Values are immutable; one check is confined to one thread.
 */
@NullMarked
package org.hamlet.net.spf;

import org.jspecify.annotations.NullMarked;
