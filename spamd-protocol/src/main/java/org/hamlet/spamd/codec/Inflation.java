package org.hamlet.spamd.codec;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes {@code Compress: zlib} (RFC 1950), with a limit on what comes out. */
final class Inflation {

  private static final int CHUNK_BYTES = 8192;

  private Inflation() {}

  /**
   * Inflates one stream; bytes after its end are ignored.
   *
   * @param maxBytes most bytes that may come out
   */
  static byte[] inflate(byte[] bytes, int maxBytes) throws BadRequest {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(maxBytes, CHUNK_BYTES));
      byte[] chunk = new byte[CHUNK_BYTES];
      while (!inflater.finished()) {
        int count = inflater.inflate(chunk);
        if (count == 0 && !inflater.finished()) {
          throw noEnd();
        }
        if (out.size() + count > maxBytes) {
          throw zlib("message is longer than " + maxBytes + " bytes when inflated");
        }
        out.write(chunk, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw noEnd();
    } finally {
      inflater.end();
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
