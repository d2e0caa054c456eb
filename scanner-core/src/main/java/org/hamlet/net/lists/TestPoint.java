package org.hamlet.net.lists;

import java.util.Arrays;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/** The entries every list has, or must not have, by what it lists (RFC 5782, section 5). */
enum TestPoint {
  IPV4("2.0.0.127", "1.0.0.127"),
  IPV6(
      "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0",
      "1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"),
  NAME("test", "invalid");

  private static final String HOST_CHARS = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
  private static final int IPV4_LABELS = 4;
  private static final int IPV6_LABELS = 32;

  private final String listed;
  private final String unlisted;

  TestPoint(String listed, String unlisted) {
    this.listed = listed;
    this.unlisted = unlisted;
  }

  /** The kind of list a question was for. */
  static TestPoint of(DnsQuestion question) {
    String key = question.name().substring(0, question.name().length() - question.zone().length());
    String[] labels = key.split("\\.");
    boolean hex = Arrays.stream(labels).allMatch(label -> label.matches("[0-9a-f]"));
    boolean numbers = Arrays.stream(labels).allMatch(label -> label.matches("\\d{1,3}"));
    if (labels.length == IPV4_LABELS && numbers) {
      return IPV4;
    }
    return labels.length == IPV6_LABELS && hex ? IPV6 : NAME;
  }

  /** Whether a question is for an entry that says nothing of any mail. */
  static boolean asksFor(DnsQuestion question) {
    TestPoint kind = of(question);
    return question.name().equals(kind.listed(question.zone()).name());
  }

  /**
   * Whether a question is one that lists of addresses or domains are asked, which have test
   * entries; a key without a dot is a hash or another word, one with further characters an address
   * of mail or a link in plain text.
   */
  static boolean isOfRfc(DnsQuestion question) {
    int keyLength = question.name().length() - question.zone().length() - 1;
    if (question.type() != RecordType.A || keyLength <= 0) {
      return false;
    }
    String key = question.name().substring(0, keyLength);
    return key.indexOf('.') > 0 && key.chars().allMatch(c -> HOST_CHARS.indexOf(c) >= 0);
  }

  /** What a list of this kind must have. */
  DnsQuestion listed(String zone) {
    return DnsQuestion.ofList(listed, zone, RecordType.A);
  }

  /** What a list of this kind must not have. */
  DnsQuestion unlisted(String zone, RecordType type) {
    return DnsQuestion.ofList(unlisted, zone, type);
  }
}
