package org.hamlet.models.store;

import java.nio.ByteBuffer;

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
    long key = previousKey + Varint.get(in);
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
}
