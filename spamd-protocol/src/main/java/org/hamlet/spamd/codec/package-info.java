/**
 * The spamd protocol as bytes: {@link org.hamlet.spamd.codec.RequestDecoder} turns what a client
 * sends into a {@link org.hamlet.spamd.codec.SpamdRequest}, and a {@link
 * org.hamlet.spamd.codec.SpamdResponse} knows its bytes. No sockets, no scanning, no clock. Follows
 * SpamAssassin 4.0.1's spamd, differences of versions 1.0 to 1.5 included. A decoder belongs to one
 * connection; all values are immutable.
 */
@NullMarked
package org.hamlet.spamd.codec;

import org.jspecify.annotations.NullMarked;
