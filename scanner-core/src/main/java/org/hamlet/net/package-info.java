/**
 * What the rules see of DNS: {@link org.hamlet.net.DnsQuestion}s go in, {@link
 * org.hamlet.net.DnsAnswer}s come out, through a {@link org.hamlet.net.DnsClient} that never blocks
 * and never throws. Called by {@code engine} and {@code eval}; implemented by {@code net.resolver}.
 * Nothing here knows a rule. Values are immutable, clients thread-safe. Part of the supported API.
 */
@NullMarked
package org.hamlet.net;

import org.jspecify.annotations.NullMarked;
