package org.hamlet.text.uri;

/**
 * Labels of host names in ASCII (RFC 3492), for letters that Java's {@code IDN} writes otherwise.
 */
final class Punycode {

  private static final String PREFIX = "xn--";
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private final StringBuilder out = new StringBuilder(PREFIX);
  private int bias = INITIAL_BIAS;

  private Punycode() {}

  /**
   * The label in ASCII.
   *
   * @param label at most {@link HostNames#MAX_NAME_CHARS} chars, one of them not ASCII
   */
  static String encode(String label) {
    return new Punycode().encoded(label.codePoints().toArray());
  }

  private String encoded(int[] label) {
    int done = 0;
    for (int c : label) {
      if (c < INITIAL_N) {
        out.append((char) c);
        done++;
      }
    }
    int ascii = done;
    if (ascii > 0) {
      out.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    while (done < label.length) {
      int next = Integer.MAX_VALUE;
      for (int c : label) {
        next = c >= n ? Math.min(next, c) : next;
      }
      delta += (next - n) * (done + 1);
      n = next;
      for (int c : label) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          number(delta);
          bias = adapted(delta, done + 1, done == ascii);
          delta = 0;
          done++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /** Writes a number in digits whose weight depends on the numbers before (RFC 3492, 3.3). */
  private void number(int value) {
    int rest = value;
    for (int k = DIGITS.length(); ; k += DIGITS.length()) {
      int t = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (rest < t) {
        out.append(DIGITS.charAt(rest));
        return;
      }
      int range = DIGITS.length() - t;
      out.append(DIGITS.charAt(t + (rest - t) % range));
      rest = (rest - t) / range;
    }
  }

  private static int adapted(int delta, int points, boolean first) {
    int rest = delta / (first ? DAMP : 2);
    rest += rest / points;
    int k = 0;
    int range = DIGITS.length() - T_MIN;
    while (rest > range * T_MAX / 2) {
      rest /= range;
      k += DIGITS.length();
    }
    return k + (range + 1) * rest / (rest + SKEW);
  }
}
