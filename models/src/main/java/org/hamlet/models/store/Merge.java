package org.hamlet.models.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A table and its changes as one sorted sequence, twice read: first to see how old what is kept
 * must be, then to write it.
 */
final class Merge {

  private final View view;
  private final long[] changed;

  Merge(View view) {
    this.view = view;
    this.changed = view.changed().sortedKeys();
  }

  /** What is done with each token, in the order of their keys. */
  @FunctionalInterface
  interface Tokens {
    void take(TokenCount token) throws IOException;
  }

  /** Writes what is kept. Returns how many tokens were dropped for their age. */
  int writeTo(TableWriter out, StoreLimits limits) throws IOException {
    int[] ages = new int[view.table().tokens() + changed.length];
    int[] count = new int[1];
    forEach(token -> ages[count[0]++] = token.seconds());
    Cut cut = Cut.of(ages, count[0], limits.kept(count[0]), limits.tokenTtl());
    forEach(
        token -> {
          if (cut.keeps(token.seconds())) {
            out.add(token);
          }
        });
    writeSeen(out, limits);
    return cut.dropped();
  }

  /** Every token that was seen at all. */
  void forEach(Tokens tokens) throws IOException {
    int next = 0;
    for (int block = 0; block < view.table().blocks(); block++) {
      for (TokenCount old : view.table().tokens(block)) {
        while (next < changed.length && changed[next] < old.key()) {
          take(unknown(changed[next++]), tokens);
        }
        boolean both = next < changed.length && changed[next] == old.key();
        take(both ? old.changedBy(change(changed[next++])) : old, tokens);
      }
    }
    while (next < changed.length) {
      take(unknown(changed[next++]), tokens);
    }
  }

  private TokenCount change(long key) {
    return view.changed().at(view.changed().find(key));
  }

  /** A token that the table does not have. */
  private TokenCount unknown(long key) {
    return new TokenCount(key, 0, 0, 0).changedBy(change(key));
  }

  private static void take(TokenCount token, Tokens tokens) throws IOException {
    if (token.messages() > 0) {
      tokens.take(token);
    }
  }

  private void writeSeen(TableWriter out, StoreLimits limits) throws IOException {
    int[] ages = new int[view.table().seenMessages() + view.changedSeen().size()];
    int count = 0;
    for (Iterator<SeenMessage> all = seen(); all.hasNext(); ) {
      ages[count++] = all.next().seconds();
    }
    Cut cut = Cut.of(ages, count, limits.keptSeen(count), limits.seenTtl());
    for (Iterator<SeenMessage> all = seen(); all.hasNext(); ) {
      SeenMessage message = all.next();
      if (cut.keeps(message.seconds())) {
        out.add(message);
      }
    }
  }

  /** Every message that is learned now, by rising key. */
  Iterator<SeenMessage> seen() {
    return new SeenIterator(view.table().allSeen(), view.changedSeen().entrySet().iterator());
  }

  /** The younger part of a set, by age alone; of the age at the cut only as many as fit. */
  private static final class Cut {
    private static final Cut KEEPS_ALL = new Cut(Integer.MIN_VALUE, Integer.MAX_VALUE, 0);

    private final int oldest;
    private final int dropped;
    private int roomAtOldest;

    private Cut(int oldest, int roomAtOldest, int dropped) {
      this.oldest = oldest;
      this.roomAtOldest = roomAtOldest;
      this.dropped = dropped;
    }

    /** The cut that leaves at most {@code kept}, none older than the newest by more than a ttl. */
    static Cut of(int[] ages, int count, int kept, Duration ttl) {
      if (kept >= count && ttl.isZero()) {
        return KEEPS_ALL;
      }
      Arrays.sort(ages, 0, count);
      int first = Math.max(0, count - kept);
      long least = ttl.isZero() || count == 0 ? Long.MIN_VALUE : ages[count - 1] - ttl.toSeconds();
      while (first < count && ages[first] < least) {
        first++;
      }
      if (first == 0) {
        return KEEPS_ALL;
      }
      int room = 0;
      for (int i = first; i < count && ages[i] == ages[first]; i++) {
        room++;
      }
      return new Cut(ages[first], room, first);
    }

    boolean keeps(int age) {
      return age > oldest || (age == oldest && roomAtOldest-- > 0);
    }

    int dropped() {
      return dropped;
    }
  }

  /** Two sorted sequences as one; the second one's entry holds where both have one. */
  private static final class SeenIterator implements Iterator<SeenMessage> {
    private final Iterator<SeenMessage> old;
    private final Iterator<Map.Entry<MessageKey, Optional<SeenMessage>>> changes;
    private Optional<SeenMessage> nextOld;
    private Optional<Map.Entry<MessageKey, Optional<SeenMessage>>> nextChange;
    private Optional<SeenMessage> next;

    SeenIterator(
        Iterator<SeenMessage> old, Iterator<Map.Entry<MessageKey, Optional<SeenMessage>>> changes) {
      this.old = old;
      this.changes = changes;
      this.nextOld = following(old);
      this.nextChange = following(changes);
      this.next = advance();
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public SeenMessage next() {
      SeenMessage current = next.orElseThrow(NoSuchElementException::new);
      next = advance();
      return current;
    }

    private Optional<SeenMessage> advance() {
      while (nextOld.isPresent() || nextChange.isPresent()) {
        int order =
            nextOld.isEmpty()
                ? 1
                : nextChange.isEmpty()
                    ? -1
                    : nextOld.get().key().compareTo(nextChange.get().getKey());
        Optional<SeenMessage> taken = order < 0 ? nextOld : nextChange.orElseThrow().getValue();
        if (order <= 0) {
          nextOld = following(old);
        }
        if (order >= 0) {
          nextChange = following(changes);
        }
        if (taken.isPresent()) {
          return taken;
        }
      }
      return Optional.empty();
    }

    private static <T> Optional<T> following(Iterator<T> of) {
      return of.hasNext() ? Optional.of(of.next()) : Optional.empty();
    }
  }
}
