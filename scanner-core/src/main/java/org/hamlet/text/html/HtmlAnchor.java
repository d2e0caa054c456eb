package org.hamlet.text.html;

/**
 * An anchor and what it says.
 *
 * @param href its target as written, without spaces around it; empty when it has none
 * @param text the text inside, white space kept, {@code <img>} and a line end for each image
 */
public record HtmlAnchor(String href, String text) {}
