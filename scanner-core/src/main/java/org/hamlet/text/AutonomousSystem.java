package org.hamlet.text;

import java.util.Optional;
import org.hamlet.message.Bytes;

/** The autonomous system that handed a message over, as its pseudo fields tell it. Stateless. */
public final class AutonomousSystem {

  /** The report tag that names it. */
  public static final String TAG = "ASN";

  private static final HeaderSelector NUMBER = HeaderSelector.parse("X-ASN");
  private static final HeaderSelector ORGANIZATION = HeaderSelector.parse("X-ASN-Organization");

  private AutonomousSystem() {}

  /**
   * Its number behind the prefix and, where it is known, the organization: {@code AS64500 Example
   * Networks}; empty when nothing is known.
   *
   * @param prefix what {@code asn_prefix} says
   */
  public static String named(HeaderTexts headers, String prefix) {
    String number = text(headers.value(NUMBER));
    String organization = text(headers.value(ORGANIZATION));
    return number.isEmpty() ? "" : (prefix + number + " " + organization).stripTrailing();
  }

  private static String text(Optional<Bytes> value) {
    return value.map(Bytes::text).orElse("").strip();
  }
}
