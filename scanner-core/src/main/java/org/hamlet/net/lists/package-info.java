/**
 * Guards DNS lists and their quotas: questions that name a list's zone go in, and reach the
 * resolver only while the list is well and its budget lasts; answers come out only when they can be
 * believed. Follows RFC 5782, sections 5 and 7, and what lists publish about their error codes.
 * Made by the {@code scanner} builder. Thread-safe.
 */
@NullMarked
package org.hamlet.net.lists;

import org.jspecify.annotations.NullMarked;
