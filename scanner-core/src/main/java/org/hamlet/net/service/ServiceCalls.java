package org.hamlet.net.service;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs calls to servers, a few at a time, on threads that end when there was nothing to do for a
 * while. A server that failed is not called again at once. Thread-safe; never blocks the caller.
 */
public final class ServiceCalls {

  /** Most calls at a time. */
  static final int MAX_THREADS = 8;

  /** Most calls waiting for their turn; more fail at once. */
  static final int MAX_WAITING = 200;

  /** What a call may take beyond its own time limit, to find a server's address for one. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final long IDLE_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCalls.class);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          MAX_THREADS,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          ServiceCalls::daemon);

  /** None is running. */
  public ServiceCalls() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * One call, within its own time limits.
   *
   * @param <T> what the server answers
   */
  @FunctionalInterface
  public interface Call<T> {

    /**
     * Asks the server and waits for its answer.
     *
     * @throws IOException when there is none, or nonsense; its message is for the postmaster
     */
    T run() throws IOException;
  }

  /**
   * Starts a call unless the server rests; the future never ends exceptionally.
   *
   * @param server its name in the log and in answers
   * @param patience the call's own limit; a little later there is no answer, whatever it does
   */
  public <T> CompletableFuture<ServiceAnswer<T>> start(
      String server, ServerRest rest, Duration patience, Call<T> call) {
    if (!rest.mayCall()) {
      return CompletableFuture.completedFuture(
          new ServiceAnswer.Failed<>("left alone after a failure"));
    }
    CompletableFuture<ServiceAnswer<T>> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> runIfWanted(answer, () -> run(server, rest, call)));
    } catch (RejectedExecutionException e) {
      answer.complete(new ServiceAnswer.Failed<>("too many calls are waiting"));
    } catch (OutOfMemoryError noThread) {
      answer.complete(new ServiceAnswer.Failed<>("no thread can be started"));
    }
    return answer.completeOnTimeout(
        new ServiceAnswer.Failed<>("no answer in time"),
        patience.plus(GRACE).toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** Nobody waits any more for a call whose turn came too late. */
  private static <T> void runIfWanted(CompletableFuture<T> answer, Supplier<T> call) {
    if (!answer.isDone()) {
      answer.complete(call.get());
    }
  }

  private static <T> ServiceAnswer<T> run(String server, ServerRest rest, Call<T> call) {
    try {
      T answer = call.run();
      if (rest.answered()) {
        LOG.info("{} answers again", server);
      }
      return new ServiceAnswer.Answered<>(answer);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      if (rest.failed()) {
        LOG.warn("{} is left alone for a while: {}", server, reason);
      }
      return new ServiceAnswer.Failed<>(reason);
    } catch (RuntimeException e) {
      LOG.error("{}: the call failed by a fault of this program", server, e);
      return new ServiceAnswer.Failed<>(e.toString());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "service-call");
    thread.setDaemon(true);
    return thread;
  }
}
