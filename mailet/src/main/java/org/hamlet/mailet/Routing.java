package org.hamlet.mailet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mailet.MailetException;
import org.apache.mailet.ProcessingState;
import org.hamlet.verdict.Verdict;

/**
 * Which processor mail goes on in.
 *
 * @param spam the one for spam, if not the one it is in
 * @param reject the one for the worst of it
 * @param rejectThreshold the score from which mail is that bad
 */
record Routing(Optional<String> spam, Optional<String> reject, double rejectThreshold) {

  static Routing of(InitParameters init) throws MailetException {
    Optional<String> reject = init.text("rejectProcessor");
    Optional<Double> threshold = init.number("rejectThreshold");
    if (reject.isPresent() != threshold.isPresent()) {
      throw init.wrong(
          reject.isPresent() ? "rejectProcessor" : "rejectThreshold",
          "rejectProcessor and rejectThreshold go together");
    }
    return new Routing(init.text("spamProcessor"), reject, threshold.orElse(0.0));
  }

  /** The processor for mail with this verdict; empty for the one it is in. */
  Optional<String> target(Verdict verdict) {
    if (reject.isPresent() && verdict.score() >= rejectThreshold) {
      return reject;
    }
    return verdict.spam() ? spam : Optional.empty();
  }

  /** The processors that James must have. */
  List<ProcessingState> states() {
    List<ProcessingState> states = new ArrayList<>();
    spam.map(ProcessingState::new).ifPresent(states::add);
    reject.map(ProcessingState::new).ifPresent(states::add);
    return states;
  }
}
