package org.hamlet.spamd.service;

import java.util.Optional;

/** What answers packets of other nodes; a scanner in production. Thread-safe. */
@FunctionalInterface
public interface PacketAnswerer {

  /** The answer to a packet; empty where there is to be none. Never throws for what is in it. */
  Optional<byte[]> answer(byte[] packet);
}
