package org.hamlet.net.resolver;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A question as it went out, to tell its reply from other datagrams (RFC 5452, section 9.1):
 * another id, another question, or a question itself. Immutable.
 */
final class SentQuestion {

  private static final int HEAD_BYTES = 12;
  private static final int FLAGS = 2;
  private static final int CODES = 3;
  private static final int COUNT = 4;
  private static final int REPLY_FLAG = 0x80;
  private static final int CODE_MASK = 0x0F;

  /** Two codes of RFC 1035, section 4.1.1. */
  private static final int NO_ERROR = 0;

  private static final int NO_SUCH_NAME = 3;
  private static final int TYPE_AND_CLASS_BYTES = 4;

  private final byte[] sent;
  private final boolean exact;
  private final int nameEnd;

  /**
   * A question of one name, which is not compressed.
   *
   * @param exact whether a reply has to repeat the case of letters
   */
  SentQuestion(byte[] sent, boolean exact) {
    this.sent = sent.clone();
    this.exact = exact;
    int at = HEAD_BYTES;
    while (sent[at] != 0) {
      at += 1 + sent[at];
    }
    this.nameEnd = at + 1;
  }

  /**
   * Whether a datagram is a reply to it: what has its id and repeats it, or only says it failed.
   */
  boolean isAnsweredBy(ByteBuffer datagram) {
    boolean ours =
        datagram.limit() >= HEAD_BYTES
            && datagram.getShort(0) == ByteBuffer.wrap(sent).getShort(0)
            && (datagram.get(FLAGS) & REPLY_FLAG) != 0;
    return ours && (isFailureAlone(datagram) || repeats(datagram));
  }

  /**
   * A datagram that is a reply to it, as one that repeats it: dnsjava takes no other. Of one that
   * does not, the head alone is kept, which tells the failure.
   */
  byte[] repeatedIn(byte[] datagram) {
    if (ByteBuffer.wrap(datagram).getShort(COUNT) != 0) {
      return datagram;
    }
    byte[] whole = Arrays.copyOf(sent, nameEnd + TYPE_AND_CLASS_BYTES);
    System.arraycopy(datagram, 0, whole, 0, COUNT);
    Arrays.fill(whole, COUNT, HEAD_BYTES, (byte) 0);
    whole[COUNT + 1] = 1;
    return whole;
  }

  /**
   * Servers that cannot read a question cannot repeat it (RFC 6891, section 7). That a name does
   * not exist is no failure, and belongs to a name.
   */
  private static boolean isFailureAlone(ByteBuffer datagram) {
    int code = datagram.get(CODES) & CODE_MASK;
    return datagram.getShort(COUNT) == 0 && code != NO_ERROR && code != NO_SUCH_NAME;
  }

  private boolean repeats(ByteBuffer datagram) {
    int end = nameEnd + TYPE_AND_CLASS_BYTES;
    if (datagram.getShort(COUNT) != 1 || datagram.limit() < end) {
      return false;
    }
    for (int at = HEAD_BYTES; at < end; at++) {
      boolean letter = !exact && at < nameEnd;
      if (letter ? lower(datagram.get(at)) != lower(sent[at]) : datagram.get(at) != sent[at]) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }
}
