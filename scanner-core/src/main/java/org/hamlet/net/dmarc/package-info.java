/**
 * Domain-based Message Authentication, Reporting and Conformance (RFC 7489): the author's domain
 * goes in, its published policy comes out through an {@link org.hamlet.net.Asker}; with the domains
 * that SPF and DKIM vouch for it becomes what is to be done with a message. Where one registrant's
 * names end tells a list of public suffixes. Called by {@code eval.net}. Records are hostile input.
 * Values are immutable; one discovery is confined to one thread.
 */
@NullMarked
package org.hamlet.net.dmarc;

import org.jspecify.annotations.NullMarked;
