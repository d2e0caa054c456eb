package org.hamlet.scanner;

import java.util.Optional;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.DigestStore;
import org.hamlet.classify.Learner;
import org.hamlet.classify.SenderHistory;

/**
 * What a scanner asks for probabilities and about senders, and what it teaches.
 *
 * @param history what is known of senders; scans add to it where they may learn
 * @param digests of messages that were reported
 * @param autolearn whether scans themselves teach it when they are sure
 */
record Learning(
    Optional<Classifier> classifier,
    Optional<Learner> learner,
    Optional<SenderHistory> history,
    Optional<DigestStore> digests,
    boolean autolearn) {

  /** The history as scans may use it. */
  Optional<SenderHistory> historyOfScans() {
    return autolearn ? history : history.map(SenderHistory::readOnly);
  }
}
