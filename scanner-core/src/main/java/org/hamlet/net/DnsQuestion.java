package org.hamlet.net;

/**
 * One question.
 *
 * @param name without the last dot
 * @param type such as {@code A} or {@code TXT}
 */
public record DnsQuestion(String name, String type) {}
