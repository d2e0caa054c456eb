package org.hamlet.verdict;

import java.time.Duration;

/**
 * How long one stage of a scan took.
 *
 * @param stage the stage as ARCHITECTURE.md names it
 * @param took wall time
 */
public record Timing(String stage, Duration took) {}
