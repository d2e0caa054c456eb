package org.hamlet.models.digests;

/**
 * How much is known, for people.
 *
 * @param kind what digests are of
 * @param digests how many
 * @param spam how many of them were called spam and by nobody wanted
 * @param last when one was last reported, in seconds since 1970; 0 when none was
 */
public record DigestFigures(String kind, int digests, int spam, long last) {}
