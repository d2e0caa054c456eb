package org.hamlet.spamd.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which clients are answered: addresses, CIDR blocks and dotted prefixes such as {@code 10.}, each
 * possibly excluded with {@code !}; the longest match decides. Immutable.
 */
public final class AllowedAddresses {

  /** This machine only, as spamd does by default. */
  public static final AllowedAddresses LOOPBACK = parse("127.0.0.1,::1");

  private static final int BITS_A_BYTE = 8;

  private final List<Block> blocks;

  private AllowedAddresses(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Reads a list separated by commas or spaces.
   *
   * @throws IllegalArgumentException when an entry is no address, block or prefix
   */
  public static AllowedAddresses parse(String list) {
    List<Block> blocks = new ArrayList<>();
    for (String entry : list.split("[,\\s]+")) {
      if (!entry.isEmpty()) {
        blocks.add(Block.parse(entry));
      }
    }
    return new AllowedAddresses(blocks);
  }

  /** Whether a client with that address is answered. */
  boolean allows(InetAddress client) {
    byte[] address = client.getAddress();
    int longest = -1;
    boolean allowed = false;
    for (Block block : blocks) {
      if (block.bits > longest && block.contains(address)) {
        longest = block.bits;
        allowed = !block.excluded;
      }
    }
    return allowed;
  }

  private static final class Block {
    private final byte[] network;
    private final int bits;
    private final boolean excluded;

    private Block(byte[] network, int bits, boolean excluded) {
      this.network = network;
      this.bits = bits;
      this.excluded = excluded;
    }

    static Block parse(String entry) {
      boolean excluded = entry.startsWith("!");
      String text = excluded ? entry.substring(1) : entry;
      if (text.endsWith(".")) {
        return prefix(text, excluded, entry);
      }
      int slash = text.indexOf('/');
      byte[] network = address(slash < 0 ? text : text.substring(0, slash), entry);
      int whole = network.length * BITS_A_BYTE;
      int bits = slash < 0 ? whole : number(text.substring(slash + 1), entry);
      if (bits > whole) {
        throw new IllegalArgumentException("more bits than an address has: " + entry);
      }
      return new Block(network, bits, excluded);
    }

    private static Block prefix(String text, boolean excluded, String entry) {
      int octets = (int) text.chars().filter(c -> c == '.').count();
      if (octets > 3) {
        throw new IllegalArgumentException("not an address: " + entry);
      }
      byte[] network = address(text + "0.".repeat(3 - octets) + "0", entry);
      return new Block(network, octets * BITS_A_BYTE, excluded);
    }

    /** Only literal addresses: a name would ask the network. */
    private static byte[] address(String text, String entry) {
      boolean literal =
          !text.isEmpty()
              && text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0)
              && (text.contains(":") || text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"));
      if (!literal) {
        throw new IllegalArgumentException("not an address: " + entry);
      }
      try {
        return InetAddress.getByName(text).getAddress();
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an address: " + entry, e);
      }
    }

    private static int number(String digits, String entry) {
      try {
        return Integer.parseUnsignedInt(digits);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("not a number of bits: " + entry, e);
      }
    }

    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      int whole = bits / BITS_A_BYTE;
      if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
        return false;
      }
      int rest = bits % BITS_A_BYTE;
      int mask = 0xFF << (BITS_A_BYTE - rest);
      return rest == 0 || ((address[whole] ^ network[whole]) & mask) == 0;
    }
  }
}
