package org.hamlet.models.bayes;

import java.util.HexFormat;
import org.hamlet.models.store.SeenMessage;
import org.hamlet.models.store.StoreContent;
import org.hamlet.models.store.StoreLimits;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.Totals;
import org.hamlet.verdict.Label;

/** The lines of a backup, one after the other, into a store's content. Confined to one thread. */
final class BackupReader {

  private final StoreContent content = new StoreContent();
  private Totals totals = Totals.NONE;
  private long badLines;

  void take(String line) {
    String[] fields = line.split("\t", -1);
    try {
      switch (fields[0]) {
        case "v" -> figure(fields);
        case "t" -> token(fields);
        case "s" -> message(fields);
        default -> badLines++;
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      badLines++;
    }
  }

  private void figure(String[] fields) {
    long value = Long.parseLong(fields[1]);
    if (value < 0) {
      badLines++;
      return;
    }
    if (fields[2].startsWith("num_spam")) {
      totals = new Totals(value, totals.ham());
    } else if (fields[2].startsWith("num_nonspam")) {
      totals = new Totals(totals.spam(), value);
    }
    content.totals(totals);
  }

  private void token(String[] fields) {
    int spam = Integer.parseInt(fields[1]);
    int ham = Integer.parseInt(fields[2]);
    int seconds = Integer.parseUnsignedInt(fields[3]);
    boolean key = fields[4].length() == 2 * TokenHash.BYTES;
    if (!key || spam < 0 || ham < 0 || content.tokens() >= StoreLimits.HARD_MAX_TOKENS) {
      badLines++;
      return;
    }
    content.add(new TokenCount(HexFormat.fromHexDigitsToLong(fields[4]), spam, ham, seconds));
  }

  private void message(String[] fields) {
    Label label = fields[1].equals("s") ? Label.SPAM : Label.HAM;
    content.add(new SeenMessage(MessageKeys.ofId(fields[2]), label, 0));
  }

  StoreContent content() {
    return content;
  }

  long badLines() {
    return badLines;
  }
}
