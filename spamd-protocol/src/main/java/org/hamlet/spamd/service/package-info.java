/**
 * Decoded requests to answers: calls the scanner and writes the log lines that tools read from
 * spamd's log. No sockets. Called by the server on its worker threads; thread-safe.
 */
@NullMarked
package org.hamlet.spamd.service;

import org.jspecify.annotations.NullMarked;
