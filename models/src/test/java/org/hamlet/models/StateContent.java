package org.hamlet.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;

/** What a directory holds after learning, and what it should hold. */
final class StateContent implements AutoCloseable {

  private final LearnedState state;
  private final Scanner scanner;
  private final Scanner model;

  StateContent(Path directory) {
    state = LearnedState.in(directory);
    scanner = LearningProcess.scanner(state);
    model =
        state
            .addTo(Scanner.builder().local(true))
            .line("hamlet_classifier ours")
            .line("hamlet_model_min_num 1")
            .build();
  }

  /** Learns messages in the order of their numbers, one thread. */
  void learn(int from, int to) {
    for (int n = from; n < to; n++) {
      scanner.learn(ScanRequest.of(MadeUpMail.message(n)), MadeUpMail.label(n));
    }
  }

  /** Messages that the token store counts. */
  int messages() throws IOException {
    Totals totals = tokens().totals();
    return (int) (totals.spam() + totals.ham());
  }

  /** Messages that the model counts. */
  int messagesOfModel() throws IOException {
    return (int) state.modelMessages(scanner, Optional.empty());
  }

  /** All tokens with their counts, all messages with their labels. */
  List<String> all() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(tokens().totals().toString());
    tokens().export(token -> lines.add(token.toString()), seen -> lines.add(seen.toString()));
    return lines;
  }

  /** What the model counts, and says of messages to the last digit; one step less says another. */
  List<String> sayings(int from, int to) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(messagesOfModel() + " messages");
    for (int n = Math.max(0, from); n < to; n++) {
      lines.add(n + " " + model.classify(ScanRequest.of(MadeUpMail.message(n))));
    }
    return lines;
  }

  private TokenStore tokens() throws IOException {
    return state.tokens(scanner, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}
