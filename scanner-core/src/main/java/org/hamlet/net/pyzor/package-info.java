/**
 * The client of Pyzor servers, protocol 2.1: digests go in by UDP, how often they were reported and
 * welcomed comes out. Called by eval functions and by what reports messages. Follows the
 * documentation of Pyzor 1.0 and what its client and server were seen to send. Internal;
 * thread-safe.
 */
@NullMarked
package org.hamlet.net.pyzor;

import org.jspecify.annotations.NullMarked;
