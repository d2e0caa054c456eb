package org.hamlet.message;

import java.util.List;
import org.hamlet.verdict.LimitReached;

/**
 * One message after parsing.
 *
 * @param pristineHeader the header block as received, the blank line at its end included, without a
 *     leading mbox {@code From } line; when the message uses CRLF every line here ends so
 * @param pristineBody all after the blank line, as received
 * @param usesCrlf whether the message came with CRLF, so that the rewritten one gets it back
 * @param headers the header fields without earlier {@code X-Spam-*} ones
 * @param root the MIME tree
 * @param leaves the leaves in order, those of embedded messages included
 * @param defects what was malformed
 * @param limits what was reached of {@link MessageLimits}
 */
public record ParsedMessage(
    Bytes pristineHeader,
    Bytes pristineBody,
    boolean usesCrlf,
    Headers headers,
    Part root,
    List<Part.Leaf> leaves,
    List<Defect> defects,
    List<LimitReached> limits) {

  /** Copies the lists. */
  public ParsedMessage {
    leaves = List.copyOf(leaves);
    defects = List.copyOf(defects);
    limits = List.copyOf(limits);
  }

  /** Whether a defect of that kind was noted. */
  public boolean has(Defect.Kind kind) {
    return defects.stream().anyMatch(d -> d.kind() == kind);
  }
}
