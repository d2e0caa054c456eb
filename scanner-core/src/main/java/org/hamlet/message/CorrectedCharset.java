package org.hamlet.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Map;

/**
 * A charset of Java's that reads a few octets otherwise. Decodes only.
 *
 * <p>Java's decoder reads all it can in one go; what it makes of octets that mean something else is
 * exchanged in its output, and where it finds none the octets are looked up.
 */
final class CorrectedCharset extends Charset {

  /** Octets and chars of one character that is looked up. */
  private static final int OCTETS_OF_ONE = 3;

  private static final int CHARS_OF_ONE = 2;

  private final Charset base;
  private final Map<Integer, Character> octets;
  private final Map<Integer, int[]> rows;
  private final Map<Character, Character> read;

  /**
   * @param octets by their {@link #key}, those that the base has no character for
   * @param rows by the key of all but the last of such octets; the code points by the last, 0 for
   *     none
   * @param read characters of the base, and those that its octets are
   */
  CorrectedCharset(
      Charset base,
      Map<Integer, Character> octets,
      Map<Integer, int[]> rows,
      Map<Character, Character> read) {
    super("x-corrected-" + base.name(), null);
    this.base = base;
    this.octets = octets;
    this.rows = rows;
    this.read = read;
  }

  @Override
  public boolean contains(Charset other) {
    return base.contains(other);
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("decodes only");
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetDecoder newDecoder() {
    CharsetDecoder decoder = CharsetText.strictDecoder(base);
    return new CharsetDecoder(
        this, decoder.averageCharsPerByte(), Math.max(1, decoder.maxCharsPerByte())) {

      @Override
      protected void implReset() {
        decoder.reset();
      }

      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (true) {
          int start = out.position();
          CoderResult result = decoder.reset().decode(in, out, true);
          exchange(out, start);
          if (!result.isError()) {
            return result;
          }
          if (out.remaining() < CHARS_OF_ONE) {
            return CoderResult.OVERFLOW;
          }
          int taken = lookUp(in, out);
          if (taken == 0) {
            return result;
          }
          in.position(in.position() + taken);
        }
      }
    };
  }

  private void exchange(CharBuffer out, int start) {
    for (int i = start; !read.isEmpty() && i < out.position(); i++) {
      Character right = read.get(out.get(i));
      if (right != null) {
        out.put(i, right);
      }
    }
  }

  /** Puts the character of the next octets, and returns how many they are; 0 if they are none. */
  private int lookUp(ByteBuffer in, CharBuffer out) {
    for (int count = Math.min(OCTETS_OF_ONE, in.remaining()); count > 0; count--) {
      Character right = octets.get(key(in, count));
      if (right != null) {
        out.put(right);
        return count;
      }
      int[] row = rows.get(key(in, count - 1));
      int point = row == null ? 0 : row[in.get(in.position() + count - 1) & 0xFF];
      if (point != 0) {
        out.put(Character.toChars(point));
        return count;
      }
    }
    return 0;
  }

  /**
   * Octets in one number: how many they are, and behind that each of them.
   *
   * @param hex at most three, two digits each
   */
  static int key(String hex) {
    int count = hex.length() / 2;
    int octets = count == 0 ? 0 : Integer.parseInt(hex, 16);
    return (count << (OCTETS_OF_ONE * Byte.SIZE)) | octets;
  }

  private static int key(ByteBuffer in, int count) {
    int key = count;
    for (int i = 0; i < OCTETS_OF_ONE; i++) {
      int at = i - OCTETS_OF_ONE + count;
      int octet = at < 0 ? 0 : in.get(in.position() + at) & 0xFF;
      key = (key << Byte.SIZE) | octet;
    }
    return key;
  }
}
