package org.hamlet.text.uri;

/**
 * A URI found in text.
 *
 * @param uri with a scheme
 * @param schemeless whether the scheme was added
 * @param unlinked whether mail programs would hardly make a link of it: a bare host name
 */
record TextUri(String uri, boolean schemeless, boolean unlinked) {}
