package org.hamlet.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.bayes.Backup;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import picocli.CommandLine.Option;

/** What is done with a token store besides learning. */
final class StoreTasks {

  @Option(names = "--dump", description = "Print the figures of the token store.")
  private boolean dump;

  @Option(
      names = "--backup",
      arity = "0..1",
      fallbackValue = MessageInput.STANDARD_INPUT,
      paramLabel = "FILE",
      description = "Write the token store as text, as sa-learn --backup does; - or none: output.")
  private Optional<String> backup = Optional.empty();

  @Option(
      names = "--restore",
      paramLabel = "FILE",
      description = "Replace the token store by a backup, ours or that of sa-learn.")
  private Optional<String> restore = Optional.empty();

  @Option(names = "--sync", description = "Merge the journal into the table of tokens now.")
  private boolean sync;

  @Option(names = "--expire", description = "The same, dropping the oldest tokens of too many.")
  private boolean expire;

  boolean wanted() {
    return dump || sync || expire || backup.isPresent() || restore.isPresent();
  }

  boolean dump() {
    return dump;
  }

  /** What comes before learning: a backup that replaces what is known. */
  void before(TokenStore store, PrintWriter err) throws IOException {
    if (restore.isEmpty()) {
      return;
    }
    Backup.Read read;
    try (InputStream in = input(restore.get())) {
      read = Backup.read(in);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.NOINPUT, "cannot read " + restore.get() + ": " + FailureText.of(e));
    }
    if (read.problem().isPresent()) {
      throw new CommandFailure(ExitCodes.DATAERR, restore.get() + ": " + read.problem().get());
    }
    read.leftOut().forEach(what -> err.println("hamlet: " + restore.get() + ": " + what));
    err.flush();
    store.restore(read.content());
  }

  /** What comes after learning. */
  void after(TokenStore store, PrintWriter out) throws IOException {
    if (expire) {
      out.println("dropped " + store.compact() + " tokens");
    } else if (sync) {
      store.compact();
    }
    if (dump) {
      Totals totals = store.totals();
      out.printf(Locale.ROOT, "%10d spam messages%n", totals.spam());
      out.printf(Locale.ROOT, "%10d ham messages%n", totals.ham());
      out.printf(Locale.ROOT, "%10d tokens%n", store.tokens());
    }
    out.flush();
    if (backup.isPresent()) {
      try (OutputStream to = output(backup.get())) {
        Backup.write(store, to);
      }
    }
  }

  private static InputStream input(String name) throws IOException {
    return name.equals(MessageInput.STANDARD_INPUT)
        ? System.in
        : Files.newInputStream(Path.of(name));
  }

  private static OutputStream output(String name) throws IOException {
    return name.equals(MessageInput.STANDARD_INPUT)
        ? new UnclosedOutput(System.out)
        : Files.newOutputStream(Path.of(name));
  }

  /** Standard output, which stays open. */
  private static final class UnclosedOutput extends FilterOutputStream {
    UnclosedOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
