package org.hamlet.classify;

import java.util.Optional;
import org.hamlet.verdict.Classification;

/**
 * What the classifier answered in one scan.
 *
 * @param classification empty when it could not or would not say anything
 */
public record Answer(Optional<Classification> classification) {}
