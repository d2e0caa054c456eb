package org.hamlet.models.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Tokens that come in any order and leave by rising key, millions of them in a small heap: each run
 * of {@value #RUN_TOKENS} is sorted and packed as in a table, some ten bytes a token, and all runs
 * are merged when they are read. Confined to one thread.
 */
final class TokenRuns {

  /** Tokens gathered before they are packed; 3 MB. */
  static final int RUN_TOKENS = 1 << 16;

  private final List<byte[]> runs = new ArrayList<>();
  private CountMap last = new CountMap();
  private int packed;

  /** Adds a token; of two with the same key the later one holds. */
  void put(TokenCount token) {
    if (last.size() == RUN_TOKENS) {
      runs.add(pack(last));
      packed += RUN_TOKENS;
      last = new CountMap();
    }
    last.put(token);
  }

  /** How many there are; one that was put again much later counts twice. */
  int size() {
    return packed + last.size();
  }

  private static byte[] pack(CountMap tokens) {
    ByteBuffer out = ByteBuffer.allocate(tokens.size() * CountCode.MAX_BYTES);
    long previous = 0;
    for (long key : tokens.sortedKeys()) {
      CountCode.put(out, tokens.at(tokens.find(key)), previous);
      previous = key;
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Hands on every token once, by rising key. */
  void forEach(Merge.Tokens tokens) throws IOException {
    PriorityQueue<Run> next = new PriorityQueue<>(runs.size() + 1);
    for (byte[] run : runs) {
      next.add(new Run(ByteBuffer.wrap(run), next.size()));
    }
    if (last.size() > 0) {
      next.add(new Run(ByteBuffer.wrap(pack(last)), next.size()));
    }
    long taken = -1;
    while (!next.isEmpty()) {
      Run run = next.remove();
      if (run.token.key() != taken) {
        taken = run.token.key();
        tokens.take(run.token);
      }
      if (run.advance()) {
        next.add(run);
      }
    }
  }

  /** Where the reading of one run is; ordered by key, of the same key the latest run first. */
  private static final class Run implements Comparable<Run> {
    private final ByteBuffer rest;
    private final int number;
    private TokenCount token;

    /** A run of one token at least. */
    Run(ByteBuffer packed, int number) {
      this.rest = packed;
      this.number = number;
      this.token = CountCode.get(packed, 0);
    }

    boolean advance() {
      if (!rest.hasRemaining()) {
        return false;
      }
      token = CountCode.get(rest, token.key());
      return true;
    }

    @Override
    public int compareTo(Run other) {
      int order = Long.compare(token.key(), other.token.key());
      return order != 0 ? order : Integer.compare(other.number, number);
    }
  }
}
