package org.hamlet.models.store;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How one token stands in a block: most were seen so rarely that both counts fit one byte. */
final class CountCode {

  /** Most bytes of one token: key, counts, time. */
  static final int MAX_BYTES = 6 + 1 + 5 + 5 + 4;

  private static final int SMALL = 8;
  private static final int SMALL_MARK = 0xC0;

  private CountCode() {}

  static void put(ByteBuffer out, TokenCount token, long previousKey) {
    Varint.put(out, token.key() - previousKey);
    if (token.spam() < SMALL && token.ham() < SMALL) {
      out.put((byte) (SMALL_MARK | token.spam() << 3 | token.ham()));
    } else {
      out.put((byte) 0);
      Varint.put(out, token.spam());
      Varint.put(out, token.ham());
    }
    out.putInt(token.seconds());
  }

  static TokenCount get(ByteBuffer in, long previousKey) {
    return counts(previousKey + Varint.get(in), in);
  }

  private static TokenCount counts(long key, ByteBuffer in) {
    int code = in.get() & 0xFF;
    int spam;
    int ham;
    if ((code & SMALL_MARK) == SMALL_MARK) {
      spam = code >> 3 & 7;
      ham = code & 7;
    } else {
      spam = (int) Varint.get(in);
      ham = (int) Varint.get(in);
    }
    return new TokenCount(key, spam, ham, in.getInt());
  }

  /**
   * What a block knows of one token. This is what a scan does most of a store, so it goes over the
   * bytes themselves and makes nothing of the tokens before.
   *
   * @param block the number of tokens in two bytes, then the tokens
   */
  static Optional<TokenCount> find(byte[] block, long firstKey, long key) {
    int at = 2;
    long here = firstKey;
    for (int left = ((block[0] & 0xFF) << 8) | (block[1] & 0xFF); left > 0; left--) {
      long distance = block[at] & 0x7F;
      for (int shift = 7; block[at++] < 0; shift += 7) {
        distance |= (block[at] & 0x7FL) << shift;
      }
      here += distance;
      if (here >= key) {
        return here > key
            ? Optional.empty()
            : Optional.of(counts(key, ByteBuffer.wrap(block).position(at)));
      }
      if ((block[at++] & SMALL_MARK) != SMALL_MARK) {
        at = afterVarint(block, afterVarint(block, at));
      }
      at += Integer.BYTES;
    }
    return Optional.empty();
  }

  private static int afterVarint(byte[] block, int from) {
    int at = from;
    while (block[at++] < 0) {
      // its last byte is the first that is not negative
    }
    return at;
  }
}
