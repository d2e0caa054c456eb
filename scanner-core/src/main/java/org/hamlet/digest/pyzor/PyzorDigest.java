package org.hamlet.digest.pyzor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hamlet.digest.EnoughText;
import org.hamlet.message.ParsedMessage;

/**
 * The SHA-1 of some lines of a message: of all when there are few, else of three each from a fifth
 * and three fifths of the way on. What changes from copy to copy (long words, addresses, links,
 * white space) is taken out of them, and short lines are left out.
 */
public final class PyzorDigest {

  /** Longest message that has a digest, in bytes: HTML takes a second for 4 MB. */
  public static final int MAX_MESSAGE_BYTES = 2 << 20;

  /** Most lines of which each counts. */
  private static final int ALL_LINES = 4;

  /** Where the pieces of longer messages begin, in percent of its lines. */
  private static final int[] PIECES = {20, 60};

  private static final int PIECE_LINES = 3;
  private static final int PERCENT = 100;

  private PyzorDigest() {}

  /**
   * The digest, 40 hexadecimal digits; empty when no line of the message counts, or it is too long.
   *
   * @param message as {@link org.hamlet.digest.MessageAsSent} gives it
   */
  public static Optional<String> of(ParsedMessage message) {
    if (isTooLong(message)) {
      return Optional.empty();
    }
    List<String> lines = lines(message);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    MessageDigest sha1 = sha1();
    lines.forEach(line -> sha1.update(line.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(HexFormat.of().formatHex(sha1.digest()));
  }

  /** The digest that a server may be asked about: where the lines that count say enough. */
  public static Optional<String> ofEnough(ParsedMessage message) {
    return of(message).filter(digest -> EnoughText.in(lines(message)));
  }

  /** Whether a message is longer than {@link #MAX_MESSAGE_BYTES}. */
  public static boolean isTooLong(ParsedMessage message) {
    return message.pristineHeader().length() + message.pristineBody().length() > MAX_MESSAGE_BYTES;
  }

  /** The lines that count, in order; one near the end may be there twice. */
  static List<String> lines(ParsedMessage message) {
    List<String> all = new ArrayList<>();
    message.leaves().forEach(leaf -> PyzorLines.add(PyzorText.of(leaf), all));
    if (all.size() <= ALL_LINES) {
      return all;
    }
    List<String> chosen = new ArrayList<>();
    for (int piece : PIECES) {
      int from = (int) ((long) piece * all.size() / PERCENT);
      chosen.addAll(all.subList(from, Math.min(all.size(), from + PIECE_LINES)));
    }
    return chosen;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
