package org.hamlet.net.lists;

import java.util.Optional;

/**
 * How one list is doing, for people.
 *
 * @param zone its zone
 * @param usable whether it is asked
 * @param state what is to be said about it
 * @param askedToday questions sent today, UTC
 * @param answeredToday answers today
 * @param listedToday answers today that said that something is listed
 * @param millis time to an answer, mean of today
 * @param budget questions it may be asked a day
 */
public record ListStatus(
    String zone,
    boolean usable,
    String state,
    long askedToday,
    long answeredToday,
    long listedToday,
    long millis,
    Optional<Long> budget) {}
