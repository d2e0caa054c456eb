package org.hamlet.text;

import java.util.Optional;

/**
 * One mailbox of an address field.
 *
 * @param address {@code local@domain} as written; absent when the entry has none
 * @param phrase the display name as written without quotes, or the comment after the address
 */
public record MailAddress(Optional<String> address, Optional<String> phrase) {}
