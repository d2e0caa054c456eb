package org.hamlet.models.bayes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.hamlet.models.store.SeenMessage;
import org.hamlet.models.store.StoreContent;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import org.hamlet.verdict.Label;

/**
 * The text that {@code sa-learn --backup} writes and {@code --restore} reads (SpamAssassin 4.0.1,
 * version 3 of the format): lines of fields between tabs, {@code v} for figures, {@code t} for
 * tokens, {@code s} for messages. Of a message whose id was not made by SpamAssassin only the hash
 * of the id is kept, so that is what is written.
 */
public final class Backup {

  private static final int VERSION = 3;

  private Backup() {}

  /** Writes all that a store knows. */
  public static void write(TokenStore store, OutputStream to) throws IOException {
    Writer out = new OutputStreamWriter(to, ISO_8859_1);
    Totals totals = store.totals();
    out.write("v\t" + VERSION + "\tdb_version # this must be the first line!!!\n");
    out.write("v\t" + totals.spam() + "\tnum_spam\nv\t" + totals.ham() + "\tnum_nonspam\n");
    try {
      store.export(token -> write(out, token), message -> write(out, message));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  private static void write(Writer out, TokenCount token) {
    try {
      out.write("t\t" + token.spam() + "\t" + token.ham() + "\t");
      out.write(Integer.toUnsignedString(token.seconds()) + "\t");
      out.write(BayesModels.hex(token.key()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Writer out, SeenMessage message) {
    try {
      out.write(message.label() == Label.SPAM ? "s\ts\t" : "s\th\t");
      out.write(message.key().hex() + MessageKeys.GENERATED + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What reading a backup found.
   *
   * @param content to be given to {@link TokenStore#restore}
   * @param leftOut what of it is not in the content, in words, a reason each
   * @param problem why nothing can be restored; empty when something can
   */
  public record Read(StoreContent content, List<String> leftOut, Optional<String> problem) {

    /** As found. */
    public Read {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Reads a backup; what cannot be taken is counted and left out. */
  public static Read read(InputStream from) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(from, ISO_8859_1));
    String first = in.readLine();
    if (first == null || !first.startsWith("v\t" + VERSION + "\tdb_version")) {
      return new Read(
          new StoreContent(),
          List.of(),
          Optional.of("the first line is not that of a version 3 backup"));
    }
    BackupReader reader = new BackupReader();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      reader.take(line);
    }
    return new Read(reader.content(), reader.leftOut(), reader.problem());
  }
}
