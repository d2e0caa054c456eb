package org.hamlet.spamd.codec;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes {@code Compress: zlib} (RFC 1950), with a limit on what comes out. */
final class Inflation {

  private static final int CHUNK_BYTES = 8192;

  private final Room room;
  private final int maxBytes;

  /**
   * An inflation.
   *
   * @param room what may be taken; that of the result stays taken
   * @param maxBytes most bytes that may come out
   */
  Inflation(Room room, int maxBytes) {
    this.room = room;
    this.maxBytes = maxBytes;
  }

  /**
   * Inflates one stream within an array; bytes after its end are ignored. Begins anew each time.
   */
  byte[] inflate(byte[] bytes, int from, int length) throws BadRequest, NoRoom {
    Inflater inflater = new Inflater();
    GrowingBytes out = new GrowingBytes(room, maxBytes);
    try {
      inflater.setInput(bytes, from, length);
      byte[] chunk = new byte[CHUNK_BYTES];
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 && !inflater.finished()) {
          throw noEnd();
        }
        if (out.length() + count > maxBytes) {
          throw zlib("message is longer than " + maxBytes + " bytes when inflated");
        }
        out.add(chunk, count);
      }
      return out.copy(0, out.length());
    } catch (DataFormatException e) {
      throw noEnd();
    } finally {
      inflater.end();
      out.clear();
    }
  }

  /** Compat: SpamAssassin says the same of any damage, and adds a line end of its own. */
  private static BadRequest noEnd() {
    return zlib("failed to find end of zlib stream\n");
  }

  private static BadRequest zlib(String detail) {
    return new BadRequest(ExitCode.UNAVAILABLE, "zlib: " + detail);
  }
}
