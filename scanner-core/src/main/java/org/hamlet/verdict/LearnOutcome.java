package org.hamlet.verdict;

/**
 * What came of learning or forgetting one message.
 *
 * @param kind what happened
 * @param reason why nothing could be learned, one line for people; empty otherwise
 */
public record LearnOutcome(Kind kind, String reason) {

  /** What happened. */
  public enum Kind {
    /** Learned for the first time. */
    LEARNED,
    /** Had been learned as the other label, which was forgotten. */
    RELEARNED,
    /** Was learned and no longer is. */
    FORGOTTEN,
    /** Nothing to do: learned so already, or nothing to forget. */
    UNCHANGED,
    /** Could not be written; {@link LearnOutcome#reason()} says why. Nothing changed. */
    UNAVAILABLE
  }

  /** An outcome that needs no reason. */
  public static LearnOutcome of(Kind kind) {
    return new LearnOutcome(kind, "");
  }

  /** Could not be learned. */
  public static LearnOutcome unavailable(String reason) {
    return new LearnOutcome(Kind.UNAVAILABLE, reason);
  }

  /** Whether what is known changed. */
  public boolean changed() {
    return kind == Kind.LEARNED || kind == Kind.RELEARNED || kind == Kind.FORGOTTEN;
  }
}
