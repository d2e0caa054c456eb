package org.hamlet.net;

/**
 * One record of an answer.
 *
 * @param owner the name it stands at, lower case, without the last dot
 * @param type its type
 * @param ttlSeconds how long it may be kept
 * @param data an address as text; of names the name in lower case without the last dot, after a
 *     preference and a space for MX; of TXT and SPF the strings joined, one char a byte; of other
 *     types the form of zone files
 */
public record DnsRecord(String owner, RecordType type, long ttlSeconds, String data) {}
