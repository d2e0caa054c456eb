package org.hamlet.net.razor;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hamlet.digest.razor.EphemeralSeed;
import org.hamlet.digest.razor.RazorSignatures;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.service.ServerRest;
import org.hamlet.net.service.ServiceAnswer;
import org.hamlet.net.service.ServiceCalls;

/** Checks messages with the first server that answers. Thread-safe; never blocks. */
public final class RazorClient {

  private static final String NAME = "Razor server";
  private static final int EPHEMERAL = 4;
  private static final int WHIPLASH = 8;
  private static final Set<String> KNOWN_OR_NOT = Set.of("0", "1");

  private final RazorOptions options;
  private final RazorServers servers;
  private final ServiceCalls calls;
  private final ServerRest rest;

  /** A client; nothing is sent before it is asked. */
  public RazorClient(RazorOptions options, ServiceCalls calls, Clock clock) {
    this.options = options;
    this.servers = new RazorServers(options, clock);
    this.calls = calls;
    this.rest = new ServerRest(clock);
  }

  /** How sure a server is. The future never ends exceptionally; empty when no server answered. */
  public CompletableFuture<Optional<RazorVerdict>> check(ParsedMessage message) {
    if (RazorSignatures.ofEnough(message, EphemeralSeed.USUAL).isEmpty()) {
      return CompletableFuture.completedFuture(Optional.of(RazorVerdict.NONE));
    }
    return calls
        .start(
            NAME,
            rest,
            options.timeout(),
            () -> servers.talk(RazorServers.Role.CATALOGUE, with -> check(with, message)))
        .thenApply(ServiceAnswer::value);
  }

  private RazorVerdict check(Conversation conversation, ParsedMessage message) throws IOException {
    EphemeralSeed seed = conversation.seed();
    int average = 0;
    for (SisLine line : conversation.list("a=g&pm=state")) {
      average = line.number("ac", average);
    }
    List<String> questions = new ArrayList<>();
    List<Integer> engines = new ArrayList<>();
    for (RazorSignatures part : RazorSignatures.ofEnough(message, seed)) {
      part.ephemeral()
          .ifPresent(
              signature -> {
                engines.add(EPHEMERAL);
                questions.add("a=c&e=4&ep4=" + seed + "&s=" + signature);
              });
      for (String signature : part.hosts()) {
        engines.add(WHIPLASH);
        questions.add("a=c&e=8&s=" + signature);
      }
    }
    int most = Math.min(questions.size(), RazorVerdict.MAX_SIGNATURES);
    List<SisLine> answers = most == 0 ? List.of() : conversation.ask(questions.subList(0, most));
    List<RazorVerdict.Confidence> confidences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      requireAnswer(answers.get(i));
      if (answers.get(i).text("p").equals("1")) {
        int confidence = Math.min(100, answers.get(i).number("cf", 0));
        confidences.add(new RazorVerdict.Confidence(engines.get(i), confidence));
      }
    }
    int threshold = options.threshold().with(average);
    return new RazorVerdict(confidences, threshold, questions.size() - most);
  }

  /** What neither knows a signature nor says that it does not is no answer. */
  private static void requireAnswer(SisLine answer) throws IOException {
    String error = answer.text("err").replaceAll("[^0-9]", "");
    if (!error.isEmpty()) {
      throw new IOException("it refuses, error " + error);
    }
    if (!KNOWN_OR_NOT.contains(answer.text("p"))) {
      throw new IOException("its answer says nothing of what was asked");
    }
  }
}
