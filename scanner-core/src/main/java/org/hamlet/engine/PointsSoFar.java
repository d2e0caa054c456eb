package org.hamlet.engine;

/**
 * Points of the hits that a scan has so far.
 *
 * @param all of all of them
 * @param learnable without those of rules with {@code tflags noautolearn}
 */
public record PointsSoFar(double all, double learnable) {}
