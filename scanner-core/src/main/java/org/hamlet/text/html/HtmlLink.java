package org.hamlet.text.html;

/**
 * A URI found in an attribute.
 *
 * @param uri resolved against the base, or as written when it is absolute or there is no base
 * @param type where it was found, by SpamAssassin's words: the tag's name, such as {@code a},
 *     {@code img}, {@code form}, {@code base}
 */
public record HtmlLink(String uri, String type) {}
