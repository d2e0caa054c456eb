/**
 * The client of Razor servers: signatures go in by TCP, how sure a server is that they are of spam
 * comes out. Called by eval functions. Follows the documentation of razor-agents 2.85 and what they
 * were seen to send to a server of ours. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.net.razor;

import org.jspecify.annotations.NullMarked;
