package org.hamlet.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.hamlet.cli.failure.ExitCodes;

/**
 * Standard output whose writer learns at once that nobody reads it any more ({@code hamlet score
 * ... | head}): Java ignores the signal that ends other filters then, and {@link PrintStream} keeps
 * failures to itself. Not thread-safe; the stream around it is.
 */
final class StandardOutput extends FilterOutputStream {

  /** What the C library says of a pipe without reader (EPIPE). */
  private static final String BROKEN_PIPE = "Broken pipe";

  /**
   * Whoever read the output is gone; ends the command with {@link ExitCodes#UNREAD}. No exception,
   * since picocli prints those that it meets while it prints help.
   */
  static final class Unread extends Error {
    private static final long serialVersionUID = 1;

    Unread(IOException cause) {
      super(cause);
    }
  }

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Takes the place of {@link System#out}. */
  static void install() {
    OutputStream out =
        new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
    String encoding = System.getProperty("sun.stdout.encoding");
    Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    System.setOut(new PrintStream(out, true, charset));
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      if (BROKEN_PIPE.equals(e.getMessage())) {
        throw new Unread(e);
      }
      throw e;
    }
  }
}
