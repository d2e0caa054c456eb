/**
 * Interfaces to the network: what the engine asks of DNS, and the answers. No rule knowledge, no
 * sockets. Part of the supported API; implementations must be thread-safe.
 */
@NullMarked
package org.hamlet.net;

import org.jspecify.annotations.NullMarked;
