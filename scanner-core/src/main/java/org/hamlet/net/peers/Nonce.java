package org.hamlet.net.peers;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Sixteen bytes that tell a request from all others. */
record Nonce(long high, long low) {

  static Nonce from(SecureRandom random) {
    return new Nonce(random.nextLong(), random.nextLong());
  }

  static Nonce get(ByteBuffer in) {
    return new Nonce(in.getLong(), in.getLong());
  }

  void put(ByteBuffer out) {
    out.putLong(high).putLong(low);
  }
}
