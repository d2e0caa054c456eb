package org.hamlet.net.service;

import java.util.ArrayList;
import java.util.List;

/**
 * Which servers took what they were told.
 *
 * @param taken the names of those that did
 * @param failed those that did not, each with why
 */
public record Told(List<String> taken, List<String> failed) {

  /** Nobody was there. */
  public static final Told NOBODY = new Told(List.of(), List.of());

  /** Nobody was told of a message that is not to be told from others. */
  public static Told tooLittle(String service) {
    return new Told(List.of(), List.of(service + ": the message says too little to be reported"));
  }

  /** Copies the lists. */
  public Told {
    taken = List.copyOf(taken);
    failed = List.copyOf(failed);
  }

  /** How calls ended. */
  public static <S, T> Told of(List<Servers.Given<S, T>> calls) {
    List<String> taken = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Servers.Given<S, T> call : calls) {
      if (call.answer() instanceof ServiceAnswer.Failed<T> failure) {
        failed.add(call.name() + ": " + failure.reason());
      } else {
        taken.add(call.name());
      }
    }
    return new Told(taken, failed);
  }

  /** Both together. */
  public Told plus(Told other) {
    List<String> allTaken = new ArrayList<>(taken);
    allTaken.addAll(other.taken);
    List<String> allFailed = new ArrayList<>(failed);
    allFailed.addAll(other.failed);
    return new Told(allTaken, allFailed);
  }
}
