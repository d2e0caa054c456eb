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

  /** A name in lower case without the last dot. */
  public static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
