package org.hamlet.digest.razor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hamlet.digest.EnoughText;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;

/**
 * The signatures of one part of a message.
 *
 * @param ephemeral that of engine 4; empty when nothing but white space is left of its text
 * @param hosts those of engine 8, one for each host it links to; perhaps none
 */
public record RazorSignatures(Optional<String> ephemeral, List<String> hosts) {

  /** Most parts of a message that are looked at. */
  public static final int MAX_PARTS = 50;

  /** Copies the list. */
  public RazorSignatures {
    hosts = List.copyOf(hosts);
  }

  /**
   * The signatures of all parts that have one, in order.
   *
   * @param message as {@link org.hamlet.digest.MessageAsSent} gives it
   * @param seed what the server wants passages chosen by
   */
  public static List<RazorSignatures> of(ParsedMessage message, EphemeralSeed seed) {
    return of(message, seed, text -> true);
  }

  /** Those of them that a server may be asked about: of parts that say enough. */
  public static List<RazorSignatures> ofEnough(ParsedMessage message, EphemeralSeed seed) {
    return of(message, seed, EnoughText::in);
  }

  private static List<RazorSignatures> of(
      ParsedMessage message, EphemeralSeed seed, Predicate<String> wanted) {
    List<RazorSignatures> all = new ArrayList<>();
    List<Part.Leaf> leaves = message.leaves();
    boolean whole = message.root() instanceof Part.Leaf;
    for (Part.Leaf leaf : leaves.subList(0, Math.min(leaves.size(), MAX_PARTS))) {
      String text = whole ? RazorText.ofWhole(leaf) : RazorText.ofPart(leaf);
      String plain = RazorText.trimmed(PlainText.of(text));
      List<String> hosts = Whiplash.of(RazorText.trimmed(text));
      if ((!plain.isBlank() || !hosts.isEmpty()) && wanted.test(text)) {
        all.add(new RazorSignatures(ephemeral(plain, seed), hosts));
      }
    }
    return all;
  }

  private static Optional<String> ephemeral(String plain, EphemeralSeed seed) {
    return plain.isBlank()
        ? Optional.empty()
        : Optional.of(new Ephemeral(seed.seed(), seed.separator()).of(plain));
  }
}
