package org.hamlet.net.service;

import java.util.Optional;

/**
 * How a call to a server ended.
 *
 * @param <T> what it answers
 */
public sealed interface ServiceAnswer<T> {

  /** What the server said; empty when it said nothing that can be used. */
  Optional<T> value();

  /** It answered. */
  record Answered<T>(T answer) implements ServiceAnswer<T> {
    @Override
    public Optional<T> value() {
      return Optional.of(answer);
    }
  }

  /**
   * It did not, or not so that it could be understood.
   *
   * @param reason in words for the postmaster
   */
  record Failed<T>(String reason) implements ServiceAnswer<T> {
    @Override
    public Optional<T> value() {
      return Optional.empty();
    }
  }
}
