package org.hamlet.text;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.message.Bytes;

/** Cuts decoded parts into the pieces rawbody rules are tried on (SpamAssassin 4.0.1 behaviour). */
final class Chunks {

  /** A chunk ends at the first line end after this many bytes. */
  static final int MIN_CHUNK_BYTES = 2_048;

  /** No chunk is longer. */
  static final int MAX_CHUNK_BYTES = 4_096;

  /** How far beyond its scan size a part is looked at to end at a line end, in bytes. */
  static final int MAX_OVERHANG_BYTES = 1_024;

  private static final int[] ENDS = {'\n', '>', ' '};

  private Chunks() {}

  /** Adds the chunks of one part; Compat: an empty one for an empty part. */
  static void addTo(List<Bytes> chunks, Bytes part) {
    int at = 0;
    while (part.length() - at > MAX_CHUNK_BYTES) {
      int end = endAfter(part, at + MIN_CHUNK_BYTES, at + MAX_CHUNK_BYTES);
      chunks.add(part.slice(at, end));
      at = end;
    }
    if (at < part.length() || part.isEmpty()) {
      chunks.add(part.from(at));
    }
  }

  /** The part up to {@code scanSize} bytes and then to the next line end; 0 means all. */
  static Bytes scanned(Bytes part, int scanSize) {
    if (scanSize <= 0 || part.length() <= scanSize) {
      return part;
    }
    int limit = scanSize + MAX_OVERHANG_BYTES;
    for (int end : ENDS) {
      int at = part.indexOf(end, scanSize);
      if (at >= 0 && at <= limit) {
        return part.slice(0, at + 1);
      }
    }
    return part.slice(0, scanSize);
  }

  /** All chunks of the parts. */
  static List<Bytes> of(List<Bytes> parts, int scanSize) {
    List<Bytes> chunks = new ArrayList<>();
    for (Bytes part : parts) {
      addTo(chunks, scanned(part, scanSize));
    }
    return List.copyOf(chunks);
  }

  private static int endAfter(Bytes part, int from, int limit) {
    int to = Math.min(limit, part.length());
    for (int end : ENDS) {
      for (int i = from; i < to; i++) {
        if (part.at(i) == end) {
          return i + 1;
        }
      }
    }
    return Math.min(from + 1, to);
  }
}
