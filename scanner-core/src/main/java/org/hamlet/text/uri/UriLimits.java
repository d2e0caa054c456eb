package org.hamlet.text.uri;

/**
 * How many URIs of one message are looked at and how long each may be.
 *
 * @param maxUris URIs of one message; later ones are left out
 * @param maxUriBytes bytes of one URI; the rest is cut off and {@code check_uri_truncated} told
 */
public record UriLimits(int maxUris, int maxUriBytes) {

  /** More URIs than any real message has; SpamAssassin's length. */
  public static final UriLimits DEFAULT = new UriLimits(10_000, 8_192);
}
