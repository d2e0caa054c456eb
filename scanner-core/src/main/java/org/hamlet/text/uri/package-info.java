/**
 * URIs found in text and HTML, their canonical forms, hosts and registered domains. Called by the
 * text package; follows SpamAssassin 4.0.1 and RFC 3986. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.text.uri;

import org.jspecify.annotations.NullMarked;
