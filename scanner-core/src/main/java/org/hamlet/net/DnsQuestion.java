package org.hamlet.net;

import java.util.Locale;

/**
 * One question, class IN.
 *
 * @param name lower case, without the last dot, labels separated by dots, one char a byte
 * @param type the type of record
 * @param zone the list that is asked, such as {@code zen.spamhaus.org}; empty when it is no list
 */
public record DnsQuestion(String name, RecordType type, String zone) {

  /** Longest label, in bytes (RFC 1035, 2.3.4). */
  static final int MAX_LABEL_BYTES = 63;

  /** Longest name without the root, in bytes (RFC 1035, 2.3.4). */
  static final int MAX_NAME_BYTES = 253;

  /** Brings names to one form. */
  public DnsQuestion {
    name = canonical(name);
    zone = canonical(zone);
  }

  /** A question that asks no list. */
  public static DnsQuestion of(String name, RecordType type) {
    return new DnsQuestion(name, type, "");
  }

  /** Asks a list about {@code key}: reversed octets, a domain or a hash. */
  public static DnsQuestion ofList(String key, String zone, RecordType type) {
    return new DnsQuestion(key + "." + zone, type, zone);
  }

  /** Whether there can be such a name: no question about another can be written, nor answered. */
  public boolean canExist() {
    if (name.isEmpty() || name.length() > MAX_NAME_BYTES) {
      return false;
    }
    int labelBytes = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 0xFF || (c == '.' ? labelBytes == 0 : labelBytes == MAX_LABEL_BYTES)) {
        return false;
      }
      labelBytes = c == '.' ? 0 : labelBytes + 1;
    }
    return labelBytes > 0;
  }

  /** A name in lower case without the last dot. */
  public static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
