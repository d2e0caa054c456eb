package org.hamlet.relay;

import java.util.Arrays;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address in network byte order, 4 or 16 bytes. Read strictly: decimal octets
 * without leading zeros (RFC 6943 section 3.1.1 tells why), RFC 4291 section 2.2 text forms,
 * nothing looked up. Immutable.
 */
public final class IpAddress {

  /** Longest text form: eight groups of four digits would be 39 chars, mixed notation 45. */
  static final int MAX_TEXT_CHARS = 45;

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int GROUPS = 8;
  private static final int MAPPED_PREFIX_BYTES = 12;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads an address without brackets, prefix, zone or port; empty when it is none. */
  public static Optional<IpAddress> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT_CHARS) {
      return Optional.empty();
    }
    byte[] read = text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
    return read.length == 0 ? Optional.empty() : Optional.of(new IpAddress(read));
  }

  /** How many bits the address has: 32 or 128. */
  public int bits() {
    return bytes.length * Byte.SIZE;
  }

  /** Whether it is IPv4. */
  public boolean isIpv4() {
    return bytes.length == IPV4_BYTES;
  }

  /** The byte at {@code index} as 0 to 255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** Whether it is {@code ::1}. */
  boolean isIpv6Loopback() {
    if (isIpv4() || at(IPV6_BYTES - 1) != 1) {
      return false;
    }
    for (int i = 0; i < IPV6_BYTES - 1; i++) {
      if (at(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is {@code ::ffff:0:0/96}. */
  boolean isIpv4Mapped() {
    if (isIpv4()) {
      return false;
    }
    for (int i = 0; i < MAPPED_PREFIX_BYTES - 2; i++) {
      if (at(i) != 0) {
        return false;
      }
    }
    return at(10) == 0xFF && at(11) == 0xFF;
  }

  /** The IPv4 address that {@code ::ffff:a.b.c.d} stands for; any other as it is. */
  public IpAddress unmapped() {
    return isIpv4Mapped()
        ? new IpAddress(Arrays.copyOfRange(bytes, MAPPED_PREFIX_BYTES, IPV6_BYTES))
        : this;
  }

  /** The address as 16 bytes, IPv4 as {@code ::ffff:a.b.c.d}. */
  byte[] mapped() {
    if (!isIpv4()) {
      return bytes.clone();
    }
    byte[] wide = new byte[IPV6_BYTES];
    wide[10] = (byte) 0xFF;
    wide[11] = (byte) 0xFF;
    System.arraycopy(bytes, 0, wide, MAPPED_PREFIX_BYTES, IPV4_BYTES);
    return wide;
  }

  /** Whether the first {@code prefix} bits are those of another address of the same family. */
  public boolean isInNetwork(IpAddress other, int prefix) {
    if (other.bytes.length != bytes.length) {
      return false;
    }
    for (int bit = 0; bit < Math.min(prefix, bits()); bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((at(bit / Byte.SIZE) & mask) != (other.at(bit / Byte.SIZE) & mask)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ipv4(String text) {
    byte[] out = new byte[IPV4_BYTES];
    int at = 0;
    for (int octet = 0; octet < IPV4_BYTES; octet++) {
      if (octet > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
        return new byte[0];
      }
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || value > 0xFF || leadingZero) {
        return new byte[0];
      }
      out[octet] = (byte) value;
    }
    return at == text.length() ? out : new byte[0];
  }

  private static byte[] ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text, true);
      return all.length == IPV6_BYTES ? all : new byte[0];
    }
    String left = text.substring(0, gap);
    String right = text.substring(gap + 2);
    byte[] head = groups(left, false);
    byte[] tail = groups(right, true);
    boolean bad = (head.length == 0 && !left.isEmpty()) || (tail.length == 0 && !right.isEmpty());
    if (bad || head.length + tail.length > IPV6_BYTES - 2) {
      return new byte[0];
    }
    byte[] out = new byte[IPV6_BYTES];
    System.arraycopy(head, 0, out, 0, head.length);
    System.arraycopy(tail, 0, out, IPV6_BYTES - tail.length, tail.length);
    return out;
  }

  /** Colon-separated groups, the last perhaps in dotted form; no bytes when malformed. */
  private static byte[] groups(String text, boolean mayEndDotted) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] words = text.split(":", GROUPS + 2);
    byte[] out = new byte[IPV6_BYTES + IPV4_BYTES];
    int used = 0;
    for (int i = 0; i < words.length; i++) {
      boolean last = i == words.length - 1;
      byte[] group =
          last && mayEndDotted && words[i].indexOf('.') > 0 ? ipv4(words[i]) : hex(words[i]);
      if (group.length == 0 || used + group.length > IPV6_BYTES) {
        return new byte[0];
      }
      System.arraycopy(group, 0, out, used, group.length);
      used += group.length;
    }
    return Arrays.copyOf(out, used);
  }

  private static byte[] hex(String word) {
    if (word.isEmpty() || word.length() > 4) {
      return new byte[0];
    }
    int value = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = Character.digit(word.charAt(i), 16);
      if (digit < 0 || word.charAt(i) > 'f') {
        return new byte[0];
      }
      value = value << 4 | digit;
    }
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress a && Arrays.equals(bytes, a.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
