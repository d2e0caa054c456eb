package org.hamlet.net.dkim;

import java.io.ByteArrayOutputStream;
import org.hamlet.message.Bytes;

/** The body in the form that is hashed (RFC 6376, section 3.4.3 and 3.4.4). */
final class CanonicalBody {

  private CanonicalBody() {}

  /** The canonical octets; bare LF counts as a line end. */
  static byte[] of(Bytes body, boolean relaxed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length() + 2);
    int start = 0;
    int empty = 0;
    while (start < body.length()) {
      int lf = body.indexOf('\n', start);
      int next = lf < 0 ? body.length() : lf + 1;
      int end = lf < 0 ? next : lf;
      if (end > start && body.at(end - 1) == '\r') {
        end--;
      }
      int kept = relaxed ? trimmed(body, start, end) : end;
      if (kept == start) {
        empty++;
      } else {
        lineEnds(out, empty);
        empty = 0;
        write(out, body, start, kept, relaxed);
        lineEnds(out, 1);
      }
      start = next;
    }
    if (!relaxed && out.size() == 0) {
      lineEnds(out, 1);
    }
    return out.toByteArray();
  }

  private static void write(
      ByteArrayOutputStream out, Bytes body, int start, int end, boolean relaxed) {
    boolean space = false;
    for (int i = start; i < end; i++) {
      boolean white = relaxed && isWhite(body.at(i));
      if (!white) {
        out.write(body.at(i));
      } else if (!space) {
        out.write(' ');
      }
      space = white;
    }
  }

  private static int trimmed(Bytes body, int start, int end) {
    int kept = end;
    while (kept > start && isWhite(body.at(kept - 1))) {
      kept--;
    }
    return kept;
  }

  private static boolean isWhite(int octet) {
    return octet == ' ' || octet == '\t';
  }

  private static void lineEnds(ByteArrayOutputStream out, int count) {
    for (int i = 0; i < count; i++) {
      out.write('\r');
      out.write('\n');
    }
  }
}
