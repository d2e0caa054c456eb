package org.hamlet.scanner;

import java.util.Optional;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.Learner;

/**
 * What a scanner asks for probabilities, and what it teaches.
 *
 * @param autolearn whether scans themselves teach it when they are sure
 */
record Learning(Optional<Classifier> classifier, Optional<Learner> learner, boolean autolearn) {}
