package org.hamlet.digest.shared;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who reports messages, by a name with its kind in front: {@code local}, {@code trap}, {@code
 * user:NAME}, {@code peer:NAME}.
 *
 * @param name at most 64 bytes of UTF-8; a longer one is cut
 */
public record Reporter(String name) {

  /** Longest name, in bytes of UTF-8. */
  static final int MAX_NAME_BYTES = 64;

  /** Whoever runs the commands of this machine. */
  public static final Reporter LOCAL = new Reporter("local");

  /** Mail to an address that nobody has. */
  public static final Reporter TRAP = new Reporter("trap");

  private static final String PEER = "peer:";

  /** Cuts a name that is too long. */
  public Reporter {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    name =
        bytes.length <= MAX_NAME_BYTES
            ? name
            : new String(bytes, 0, MAX_NAME_BYTES, StandardCharsets.UTF_8).replace("\uFFFD", "");
  }

  /** A user of this machine, or whoever runs its commands when nobody is named. */
  public static Reporter user(Optional<String> user) {
    return user.map(name -> new Reporter("user:" + name)).orElse(LOCAL);
  }

  /** Another node. */
  public static Reporter peer(String name) {
    return new Reporter(PEER + name);
  }

  /** Whether it is another node. */
  public boolean isPeer() {
    return name.startsWith(PEER);
  }
}
