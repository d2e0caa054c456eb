package org.hamlet.net.pyzor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.service.ServerRest;
import org.hamlet.net.service.ServiceAnswer;
import org.hamlet.net.service.ServiceCalls;

/**
 * Asks all servers of a configuration about digests, at the same time, and tells them of messages.
 * Thread-safe; never blocks.
 */
public final class PyzorClient {

  /** How servers make digests: what a report has to say of it. */
  private static final String SPECIFICATION = "20,3,60,3";

  private final List<Known> servers;
  private final ServiceCalls calls;
  private final Duration patience;
  private final PyzorExchange exchange;

  /**
   * A client; nothing is sent before it is asked.
   *
   * @param options which servers, and how long each may take
   */
  public PyzorClient(PyzorOptions options, ServiceCalls calls, Clock clock) {
    this.servers =
        options.servers().stream().map(s -> new Known(s, new ServerRest(clock))).toList();
    this.calls = calls;
    this.patience = options.timeout();
    this.exchange = new PyzorExchange(clock, options.timeout());
  }

  /**
   * What servers said.
   *
   * @param count the sum over those that answered
   * @param anyAnswer whether one did
   * @param silent the names of the others
   */
  public record Checked(PyzorCount count, boolean anyAnswer, List<String> silent) {

    /** Copies the list. */
    public Checked {
      silent = List.copyOf(silent);
    }
  }

  /** How often a digest was reported, and welcomed. The future never ends exceptionally. */
  public CompletableFuture<Checked> check(String digest) {
    return all(server -> exchange.send(server, request("check", digest)).count())
        .thenApply(PyzorClient::sum);
  }

  /** Tells servers that a message is spam; gives the names of those that took it. */
  public CompletableFuture<List<String>> report(String digest) {
    return tell("report", digest);
  }

  /** Tells servers that a message is wanted; gives the names of those that took it. */
  public CompletableFuture<List<String>> welcome(String digest) {
    return tell("whitelist", digest);
  }

  private CompletableFuture<List<String>> tell(String verb, String digest) {
    String request = request(verb, digest) + "Op-Spec: " + SPECIFICATION + "\n";
    return all(server -> exchange.send(server, request))
        .thenApply(
            answers ->
                answers.stream()
                    .filter(given -> given.answer().value().isPresent())
                    .map(given -> given.server().name())
                    .toList());
  }

  private static String request(String verb, String digest) {
    return "Op: " + verb + "\nOp-Digest: " + digest + "\n";
  }

  private static Checked sum(List<Given<PyzorCount>> answers) {
    PyzorCount count = PyzorCount.NONE;
    List<String> silent = new ArrayList<>();
    for (Given<PyzorCount> given : answers) {
      if (given.answer().value().isPresent()) {
        count = count.plus(given.answer().value().get());
      } else {
        silent.add(given.server().name());
      }
    }
    return new Checked(count, silent.size() < answers.size(), silent);
  }

  private <T> CompletableFuture<List<Given<T>>> all(Request<T> request) {
    CompletableFuture<List<Given<T>>> all = CompletableFuture.completedFuture(List.of());
    for (Known known : servers) {
      PyzorServer server = known.server();
      CompletableFuture<ServiceAnswer<T>> one =
          calls.start(server.name(), known.rest(), patience, () -> request.send(server));
      all = all.thenCombine(one, (before, answer) -> with(before, new Given<>(server, answer)));
    }
    return all;
  }

  private static <T> List<T> with(List<T> before, T last) {
    List<T> longer = new ArrayList<>(before);
    longer.add(last);
    return longer;
  }

  /** What is sent to each server. */
  private interface Request<T> {
    T send(PyzorServer server) throws IOException;
  }

  private record Known(PyzorServer server, ServerRest rest) {}

  private record Given<T>(PyzorServer server, ServiceAnswer<T> answer) {}
}
