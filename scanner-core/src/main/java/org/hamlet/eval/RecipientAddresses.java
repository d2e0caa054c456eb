package org.hamlet.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;

/**
 * Every address a message may have been sent to: those of Resent-To and Resent-Cc when there are
 * any, else those the newest Received fields tell of and those of the recipient fields. Follows
 * SpamAssassin 4.0.1's behaviour.
 *
 * @param all each once, as written
 */
record RecipientAddresses(List<String> all) {

  /** How many Received fields are asked whom the message was for, the newest first. */
  private static final int MAX_RECEIVED_FIELDS = 3;

  private static final Pattern RECEIVED_FOR =
      Pattern.compile("\\sfor <?([^\\s<>;@]+@[^\\s<>;]+)>?;");

  private static final List<String> FIELDS =
      List.of(
          "To",
          "Apparently-To",
          "Delivered-To",
          "Envelope-Recipients",
          "Apparently-Resent-To",
          "X-Envelope-To",
          "Envelope-To",
          "X-Delivered-To",
          "X-Original-To",
          "X-Rcpt-To",
          "X-Real-To",
          "Cc");

  static RecipientAddresses of(ScanContext scan) {
    return scan.fact(RecipientAddresses.class, RecipientAddresses::collect);
  }

  private static RecipientAddresses collect(ScanContext scan) {
    Set<String> all = new LinkedHashSet<>(HeaderAddresses.of(scan, "Resent-To"));
    all.addAll(HeaderAddresses.of(scan, "Resent-Cc"));
    if (all.isEmpty()) {
      HeaderAddresses.values(scan, "Received").stream()
          .limit(MAX_RECEIVED_FIELDS)
          .filter(text -> text.contains("for "))
          .map(RECEIVED_FOR::matcher)
          .filter(Matcher::find)
          .forEach(found -> all.add(found.group(1)));
      FIELDS.forEach(field -> all.addAll(HeaderAddresses.of(scan, field)));
    }
    all.removeIf(address -> address.indexOf('@') < 0);
    return new RecipientAddresses(List.copyOf(all));
  }
}
