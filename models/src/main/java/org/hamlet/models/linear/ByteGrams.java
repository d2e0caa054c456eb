package org.hamlet.models.linear;

import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;

/**
 * Every four neighbouring bytes at the head of a text: see through spelling tricks, know how a
 * mailer writes its header and in which order.
 */
final class ByteGrams {

  /** Bytes of the header that are looked at, all fields together. */
  static final int HEADER_BYTES = 2_500;

  /** Bytes of one field that are looked at: signatures and long recipient lists say little. */
  static final int FIELD_BYTES = 200;

  /** Bytes of the body, as received, that are looked at. */
  static final int BODY_BYTES = 2_500;

  private static final int HEADER_SEED = 0x51ED270B;
  private static final int BODY_SEED = 0x2545F491;

  private ByteGrams() {}

  /** Those of the fields, one after the other. */
  static void ofHeader(List<HeaderField> fields, FeatureSet into) {
    byte[] text = new byte[HEADER_BYTES];
    int size = 0;
    for (HeaderField field : fields) {
      size = append(text, size, Bytes.ofLatin1(field.name()), FIELD_BYTES);
      size = append(text, size, Bytes.ofLatin1(":"), 1);
      size = append(text, size, field.raw(), FIELD_BYTES);
      size = append(text, size, Bytes.ofLatin1("\n"), 1);
    }
    add(text, 0, size, HEADER_SEED, into);
  }

  /** Those at the head of the body. */
  static void ofBody(Bytes body, FeatureSet into) {
    int to = Math.min(body.end(), body.offset() + BODY_BYTES);
    add(body.array(), body.offset(), to, BODY_SEED, into);
  }

  private static int append(byte[] text, int size, Bytes more, int most) {
    int length = Math.min(Math.min(more.length(), most), text.length - size);
    System.arraycopy(more.array(), more.offset(), text, size, length);
    return size + length;
  }

  private static void add(byte[] text, int from, int to, int seed, FeatureSet into) {
    int gram = 0;
    for (int i = from; i < to; i++) {
      gram = (gram << 8) | (text[i] & 0xFF);
      if (i - from >= 3) {
        into.add(Hash32.mix(gram ^ seed));
      }
    }
  }
}
