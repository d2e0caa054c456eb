package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;
import org.hamlet.models.bayes.Backup;
import org.hamlet.models.bayes.Dump;
import org.hamlet.models.store.TokenStore;
import org.hamlet.models.store.Totals;
import picocli.CommandLine.Option;

/** What sa-learn does with the token store besides learning. */
final class SaLearnStore {

  /** Code of a dump that has nothing to tell. */
  static final int NOTHING_THERE = 2;

  /** Compat: what the program ends with for a file to restore that is not there. */
  private static final int NO_FILE = 2;

  @Option(
      names = "--dump",
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "all|data|magic",
      description = "Print the store: figures (magic), tokens (data) or both.")
  private Optional<String> dump = Optional.empty();

  @Option(
      names = "--regexp",
      paramLabel = "TEXT",
      description = "For --dump: only tokens whose hash holds this text.")
  private String part = "";

  @Option(
      names = {"--sync", "--rebuild"},
      description = "Merge the journal into the table of tokens.")
  private boolean sync;

  @Option(names = "--force-expire", description = "The same, dropping the oldest of too many.")
  private boolean expire;

  @Option(names = "--import", description = "Taken and without effect: see --restore.")
  private boolean imported;

  @Option(names = "--clear", description = "Forget all that was learned, by both classifiers.")
  private boolean clear;

  @Option(names = "--backup", description = "Write the token store as text.")
  private boolean backup;

  @Option(names = "--restore", paramLabel = "FILE", description = "Replace it by such a text.")
  private Optional<Path> restore = Optional.empty();

  /** Whether all is to be forgotten first. */
  boolean clear() {
    return clear;
  }

  boolean wanted() {
    return dump.isPresent() || restore.isPresent() || sync || expire || imported || clear || backup;
  }

  /** Does what is wanted and gives the exit code. */
  int run(TokenStore store, PrintWriter out, PrintWriter err) throws IOException {
    if (restore.isPresent()) {
      restore(store, restore.get(), err);
    }
    if (sync || expire) {
      store.compact();
    }
    if (backup) {
      out.flush();
      Backup.write(store, System.out);
    }
    return dump.isPresent() ? dump(store, dump.get(), out) : ExitCodes.OK;
  }

  private int dump(TokenStore store, String what, PrintWriter out) throws IOException {
    boolean all = what.equals("all");
    if (!all && !what.equals("data") && !what.equals("magic")) {
      throw new CommandFailure(ExitCodes.NO, "Unknown dump option '" + what + "'");
    }
    if (store.totals().equals(Totals.NONE) && store.tokens() == 0) {
      throw new CommandFailure(
          NOTHING_THERE, "ERROR: Bayes dump returned an error: nothing was learned");
    }
    Dump printed = new Dump(store, out);
    if (all || what.equals("magic")) {
      printed.magic();
    }
    if (all || what.equals("data")) {
      printed.tokens(part);
    }
    return ExitCodes.OK;
  }

  private static void restore(TokenStore store, Path file, PrintWriter err) throws IOException {
    Backup.Read read;
    try (InputStream in = Files.newInputStream(file)) {
      read = Backup.read(in);
    } catch (IOException e) {
      throw failed(NO_FILE, FailureText.naming(e));
    }
    if (read.problem().isPresent()) {
      throw failed(ExitCodes.DATAERR, read.problem().get());
    }
    read.leftOut().forEach(what -> err.println("bayes: " + file + ": " + what));
    err.flush();
    store.restore(read.content());
  }

  private static CommandFailure failed(int code, String why) {
    return new CommandFailure(code, "ERROR: Bayes restore returned an error: " + why);
  }
}
