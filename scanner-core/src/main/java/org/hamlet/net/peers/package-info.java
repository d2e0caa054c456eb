/**
 * What nodes of people who know each other tell each other of reported messages: questions and
 * reports go out by UDP, signed with a key that two nodes share; and answers to those of others,
 * made of bytes without a socket. Called by eval functions, by what reports messages, and by the
 * server. docs/hashes.md has the protocol. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.net.peers;

import org.jspecify.annotations.NullMarked;
