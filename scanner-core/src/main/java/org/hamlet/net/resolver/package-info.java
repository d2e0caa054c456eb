/**
 * Answers questions to DNS: {@link org.hamlet.net.DnsQuestion}s go in, {@link
 * org.hamlet.net.DnsAnswer}s come out of a cache, which a file carries across restarts, of the same
 * question already on its way, or of a name server, by UDP and where needed TCP (RFC 1035, EDNS:
 * RFC 6891, negative answers: RFC 2308). Rests on dnsjava, which nothing else imports. Made by the
 * {@code scanner} builder alone. What goes wrong on the network ends in an answer that says so,
 * never in an exception. Thread-safe.
 */
@NullMarked
package org.hamlet.net.resolver;

import org.jspecify.annotations.NullMarked;
