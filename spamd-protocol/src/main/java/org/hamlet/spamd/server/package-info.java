/**
 * The server: TCP and unix sockets over Netty's NIO transport, time limits, bounded work. No
 * parsing: bytes go to the codec, requests to the service. {@link
 * org.hamlet.spamd.server.SpamdServer} is the entry; connections live on one event loop thread,
 * scans on worker threads.
 */
@NullMarked
package org.hamlet.spamd.server;

import org.jspecify.annotations.NullMarked;
