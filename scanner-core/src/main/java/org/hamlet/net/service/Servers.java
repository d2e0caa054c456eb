package org.hamlet.net.service;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Servers of which each is called, all at the same time. Thread-safe; never blocks.
 *
 * @param <S> what a server is
 */
public final class Servers<S> {

  private final List<Known<S>> all;
  private final ServiceCalls calls;
  private final Duration patience;

  /**
   * Servers that nothing is known of yet.
   *
   * @param name a server's name in log and verdict
   * @param patience for one call
   */
  public Servers(
      List<S> servers,
      Function<S, String> name,
      ServiceCalls calls,
      Duration patience,
      Clock clock) {
    this.all =
        servers.stream().map(s -> new Known<>(s, name.apply(s), new ServerRest(clock))).toList();
    this.calls = calls;
    this.patience = patience;
  }

  /** What is sent to a server. */
  @FunctionalInterface
  public interface Request<S, T> {

    /**
     * Sends it and waits for the answer.
     *
     * @throws IOException when there is none, or nonsense; its message is for the postmaster
     */
    T send(S server) throws IOException;
  }

  /**
   * How a call ended.
   *
   * @param name the server's
   */
  public record Given<S, T>(S server, String name, ServiceAnswer<T> answer) {}

  /** Calls all of them. The future never ends exceptionally. */
  public <T> CompletableFuture<List<Given<S, T>>> call(Request<S, T> request) {
    CompletableFuture<List<Given<S, T>>> answers = CompletableFuture.completedFuture(List.of());
    for (Known<S> known : all) {
      CompletableFuture<ServiceAnswer<T>> one =
          calls.start(known.name, known.rest, patience, () -> request.send(known.server));
      answers =
          answers.thenCombine(
              one, (before, answer) -> with(before, new Given<>(known.server, known.name, answer)));
    }
    return answers;
  }

  private static <T> List<T> with(List<T> before, T last) {
    List<T> longer = new ArrayList<>(before);
    longer.add(last);
    return longer;
  }

  private record Known<S>(S server, String name, ServerRest rest) {}
}
