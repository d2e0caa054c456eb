/**
 * Calls to servers that are no name servers: each in its own thread while it lasts, within a time
 * limit, and none to a server that failed a moment ago. Called by the clients of such services.
 * Internal; thread-safe.
 */
@NullMarked
package org.hamlet.net.service;

import org.jspecify.annotations.NullMarked;
