package org.hamlet.net.lists;

import java.time.Duration;

/**
 * Questions in a row that one list left unanswered, and whether it is to blame: not while nothing
 * else is answered either, for then the resolver is, or the way to the world. Where nothing else
 * was asked at all nobody can tell; the list is set aside then, but not for long. Questions on
 * their way together are one burst: what others answered may have come before the line broke, so
 * that no burst alone is enough. Guarded by who has it.
 */
final class SilentRun {

  /**
   * Questions in a row without an answer after which a list counts as not answering. By judgement:
   * a lost datagram or two are no reason, and a scan asks a list about up to 20 links, so that one
   * that is dead delays few scans.
   */
  static final int SILENT_AFTER = 6;

  /**
   * Bursts they must belong to, each sent after the one before was found unanswered and others were
   * heard since. An outage has a beginning and an end, at each of which a list may look like the
   * only one that is silent.
   */
  static final int SILENT_BURSTS = 3;

  /** How long a list is set aside which was silent while nothing else was asked. */
  static final Duration ALONE_REST = Duration.ofMinutes(5);

  private int blamed;
  private int bursts;
  private int alone;
  private long heardBefore = -1;
  private long heardAtBurst = -1;
  private long othersBefore = -1;
  private long unheard;

  /** What one more question without an answer makes of a list. */
  enum Blame {
    NONE,
    /** It does not answer, while others do. */
    SILENT,
    /** It does not answer, and nobody else was asked. */
    ALONE
  }

  /**
   * What the judge of all lists heard.
   *
   * @param sent how many questions about anything had been answered when this was sent
   * @param now how many now
   * @param unheard how many were not answered by now, this included
   */
  record Heard(long sent, long now, long unheard) {}

  /** It did not answer once more. */
  Blame more(Heard all) {
    unheard++;
    long others = all.unheard() - unheard;
    boolean heard = all.now() > all.sent() || all.now() > heardBefore;
    alone = heard || others != othersBefore ? 1 : alone + 1;
    blamed += heard ? 1 : 0;
    if (heard && all.sent() >= heardAtBurst) {
      bursts++;
      heardAtBurst = all.now();
    }
    heardBefore = all.now();
    othersBefore = others;
    if (heard && blamed >= SILENT_AFTER && bursts >= SILENT_BURSTS) {
      return Blame.SILENT;
    }
    return alone >= SILENT_AFTER ? Blame.ALONE : Blame.NONE;
  }

  /** It answered. */
  void over() {
    blamed = 0;
    bursts = 0;
    alone = 0;
  }
}
