package org.hamlet.models.bayes;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
  private boolean knowsSpam;
  private boolean knowsHam;
  private long badLines;
  private long tokensBeyond;
  private long messagesBeyond;

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
      knowsSpam = true;
    } else if (fields[2].startsWith("num_nonspam")) {
      totals = new Totals(totals.spam(), value);
      knowsHam = true;
    }
    content.totals(totals);
  }

  private void token(String[] fields) {
    int spam = Integer.parseInt(fields[1]);
    int ham = Integer.parseInt(fields[2]);
    int seconds = Integer.parseUnsignedInt(fields[3]);
    boolean key = fields[4].length() == 2 * TokenHash.BYTES;
    if (!key || spam < 0 || ham < 0) {
      badLines++;
      return;
    }
    TokenCount token = new TokenCount(HexFormat.fromHexDigitsToLong(fields[4]), spam, ham, seconds);
    if (content.tokens() < StoreLimits.HARD_MAX_TOKENS) {
      content.add(token);
    } else {
      tokensBeyond++;
    }
  }

  private void message(String[] fields) {
    boolean spam = fields[1].equals("s");
    if (!spam && !fields[1].equals("h")) {
      badLines++;
      return;
    }
    Label label = spam ? Label.SPAM : Label.HAM;
    if (!content.add(new SeenMessage(MessageKeys.ofId(fields[2]), label, 0))) {
      messagesBeyond++;
    }
  }

  StoreContent content() {
    return content;
  }

  /** Why nothing can be restored: without the messages learned tokens mean nothing. */
  Optional<String> problem() {
    return knowsSpam && knowsHam
        ? Optional.empty()
        : Optional.of("it does not say how many messages were learned (num_spam, num_nonspam)");
  }

  /** What was left out, in words, a reason a line. */
  List<String> leftOut() {
    List<String> reasons = new ArrayList<>();
    add(reasons, badLines, "lines that could not be read");
    add(reasons, tokensBeyond, "tokens beyond the " + StoreLimits.HARD_MAX_TOKENS + " of a store");
    add(
        reasons,
        messagesBeyond,
        "messages beyond the " + StoreLimits.MAX_SEEN + " that a store remembers");
    return reasons;
  }

  private static void add(List<String> reasons, long number, String what) {
    if (number > 0) {
      reasons.add("left out, " + what + ": " + number);
    }
  }
}
