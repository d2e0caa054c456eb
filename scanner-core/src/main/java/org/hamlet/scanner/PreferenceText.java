package org.hamlet.scanner;

/**
 * Preferences of a user as they are written down in one place.
 *
 * @param name where, as problems show it
 * @param octets the lines of configuration, a character for each byte (ISO 8859-1)
 */
public record PreferenceText(String name, String octets) {}
