package org.hamlet.eval.net;

import java.util.Optional;
import java.util.OptionalLong;
import org.hamlet.regex.MatchBudget;

/**
 * A numeric subtest of an IPv4 address, in the forms of {@code uridnssub} and {@code askdns}:
 * {@code n1-n2} from n1 to n2, {@code n/m} equal under the mask m, a dotted quad exactly, another
 * number a mask of which one bit must be set in an address of 127/8.
 *
 * @param form what is done with the two numbers
 */
record AddressTest(Form form, long first, long second) implements Subtest {

  /** Bits that some lists set to say that they refuse to answer. */
  private static final long REFUSED_BIT = 1;

  private static final long LOOPBACK = 0x7F00_0000L;
  private static final long NETWORK = 0xFF00_0000L;

  /** What is done with the numbers. */
  enum Form {
    RANGE,
    MASKED,
    BITS
  }

  /** Reads one; empty when the text is no numeric subtest. */
  static Optional<AddressTest> parse(String text) {
    int dash = text.indexOf('-');
    int slash = text.indexOf('/');
    int split = Math.max(dash, slash);
    OptionalLong first = number(split < 0 ? text : text.substring(0, split));
    OptionalLong second = split < 0 ? first : number(text.substring(split + 1));
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Form form = slash >= 0 ? Form.MASKED : Form.RANGE;
    if (split < 0 && text.indexOf('.') < 0) {
      form = Form.BITS;
    }
    return Optional.of(new AddressTest(form, first.getAsLong(), second.getAsLong()));
  }

  @Override
  public boolean holds(String data, MatchBudget budget) {
    OptionalLong address = quad(data);
    return address.isPresent() && holds(address.getAsLong());
  }

  @Override
  public boolean asksFor(String data, MatchBudget budget) {
    boolean specific =
        switch (form) {
          case RANGE -> first == second && !ORDINARY.contains(data);
          case MASKED -> second == 0xFFFF_FFFFL && !ORDINARY.contains(data);
          case BITS -> first == REFUSED_BIT && data.startsWith("127.0.0.");
        };
    return specific && holds(data, budget);
  }

  private boolean holds(long address) {
    return switch (form) {
      case RANGE -> address >= first && address <= second;
      case MASKED -> (address & second) == (first & second);
      case BITS -> (address & first) != 0 && (address & NETWORK) == LOOPBACK;
    };
  }

  private static OptionalLong number(String text) {
    if (text.indexOf('.') >= 0) {
      return quad(text);
    }
    try {
      return text.startsWith("0x")
          ? OptionalLong.of(Long.parseLong(text.substring(2), 16))
          : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The number a dotted quad stands for. */
  static OptionalLong quad(String text) {
    String[] octets = text.split("\\.", 5);
    if (octets.length != 4) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (String octet : octets) {
      if (octet.isEmpty() || octet.length() > 3 || !octet.chars().allMatch(Character::isDigit)) {
        return OptionalLong.empty();
      }
      value = value << 8 | Long.parseLong(octet);
    }
    return OptionalLong.of(value);
  }
}
