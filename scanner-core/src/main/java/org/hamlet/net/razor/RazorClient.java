package org.hamlet.net.razor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hamlet.digest.razor.EphemeralSeed;
import org.hamlet.digest.razor.RazorSignatures;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.service.HostPort;
import org.hamlet.net.service.ServerRest;
import org.hamlet.net.service.ServiceAnswer;
import org.hamlet.net.service.ServiceCalls;

/**
 * Checks messages with the first server of a configuration that answers. Where only discovery
 * servers are named, they are asked for others every two days. Thread-safe; never blocks.
 */
public final class RazorClient {

  /** How long servers that were discovered are believed to be there. */
  static final Duration REDISCOVERY = Duration.ofDays(2);

  private static final String NAME = "Razor server";
  private static final int EPHEMERAL = 4;
  private static final int WHIPLASH = 8;

  private final RazorOptions options;
  private final ServiceCalls calls;
  private final Clock clock;
  private final ServerRest rest;
  private List<HostPort> discovered = List.of();
  private long discoveredMillis;

  /** A client; nothing is sent before it is asked. */
  public RazorClient(RazorOptions options, ServiceCalls calls, Clock clock) {
    this.options = options;
    this.calls = calls;
    this.clock = clock;
    this.rest = new ServerRest(clock);
  }

  /** How sure a server is. The future never ends exceptionally; empty when no server answered. */
  public CompletableFuture<Optional<RazorVerdict>> check(ParsedMessage message) {
    if (RazorSignatures.of(message, EphemeralSeed.USUAL).isEmpty()) {
      return CompletableFuture.completedFuture(Optional.of(RazorVerdict.NONE));
    }
    return calls
        .start(NAME, rest, options.timeout(), () -> checkWithFirst(message))
        .thenApply(ServiceAnswer::value);
  }

  private RazorVerdict checkWithFirst(ParsedMessage message) throws IOException {
    IOException last = new IOException("no server is known");
    long deadline = System.nanoTime() + options.timeout().toNanos();
    for (HostPort server : servers()) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw last;
      }
      try (Conversation conversation = Conversation.with(server, left)) {
        return check(conversation, message);
      } catch (IOException e) {
        last = new IOException(server + ": " + e.getMessage(), e);
      }
    }
    throw last;
  }

  private synchronized List<HostPort> servers() throws IOException {
    if (!options.catalogue().isEmpty()) {
      return options.catalogue();
    }
    boolean old = clock.millis() - discoveredMillis >= REDISCOVERY.toMillis();
    for (HostPort server :
        discovered.isEmpty() || old ? options.discovery() : List.<HostPort>of()) {
      try (Conversation conversation = Conversation.with(server, options.timeout())) {
        List<HostPort> found = new ArrayList<>();
        for (SisLine line : conversation.list("a=g&pm=csl")) {
          HostPort.parse(line.text("csl"), RazorOptions.PORT).ifPresent(found::add);
        }
        if (!found.isEmpty()) {
          discovered = found.stream().limit(RazorOptions.MAX_SERVERS).toList();
          discoveredMillis = clock.millis();
          return discovered;
        }
      }
    }
    return discovered;
  }

  private RazorVerdict check(Conversation conversation, ParsedMessage message) throws IOException {
    EphemeralSeed seed =
        EphemeralSeed.parse(conversation.greeting().text("ep4")).orElse(EphemeralSeed.USUAL);
    int average = 0;
    for (SisLine line : conversation.list("a=g&pm=state")) {
      average = line.number("ac", average);
    }
    List<String> questions = new ArrayList<>();
    List<Integer> engines = new ArrayList<>();
    for (RazorSignatures part : RazorSignatures.of(message, seed)) {
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
    int most = Math.min(questions.size(), Conversation.MAX_LINES);
    List<SisLine> answers = most == 0 ? List.of() : conversation.ask(questions.subList(0, most));
    List<RazorVerdict.Confidence> confidences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).text("p").equals("1")) {
        int confidence = Math.min(100, answers.get(i).number("cf", 0));
        confidences.add(new RazorVerdict.Confidence(engines.get(i), confidence));
      }
    }
    return new RazorVerdict(confidences, options.threshold().with(average));
  }
}
