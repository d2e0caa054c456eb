package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.engine.ScanContext;
import org.hamlet.relay.IpAddress;
import org.hamlet.relay.PrivateNetworks;
import org.hamlet.relay.Relay;

/** Where a message began, as far as senders are told apart by it. */
final class MaskedAddress {

  private MaskedAddress() {}

  /** The public address of the oldest hop that has one. */
  static Optional<IpAddress> origin(ScanContext scan) {
    List<Relay> hops = new ArrayList<>(scan.relays().trusted());
    hops.addAll(scan.relays().untrusted());
    for (int i = hops.size() - 1; i >= 0; i--) {
      String ip = hops.get(i).ip();
      if (!PrivateNetworks.contain(ip)) {
        Optional<IpAddress> address = IpAddress.parse(ip);
        if (address.isPresent()) {
          return address;
        }
      }
    }
    return Optional.empty();
  }

  /** The network of so many bits around an address, in CIDR notation with octets in hex. */
  static String network(IpAddress address, int bits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < address.bits() / Byte.SIZE; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
      int octet = address.at(i) & 0xFF << (Byte.SIZE - kept);
      out.append(String.format("%02x", octet & 0xFF));
    }
    return out.append('/').append(bits).toString();
  }
}
