package org.hamlet.digest.shared;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One digest of a message.
 *
 * @param kind of what
 * @param hex its bytes in hexadecimal, lower case
 */
public record SharedDigest(Kind kind, String hex) {

  private static final int SHOWN_CHARS = 10;

  /** What a digest is of. */
  public enum Kind {
    /** The text that a reader sees: a sketch of which most is equal where most of a text is. */
    BODY(1, 64),
    /** The bytes of one attached file. */
    ATTACHMENT(2, 16),
    /** The name of one host that the message links to. */
    HOST(3, 16);

    private final int code;
    private final int bytes;

    Kind(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }

    /** By what it is known in files and between nodes. */
    public int code() {
      return code;
    }

    /** Length of a digest. */
    public int bytes() {
      return bytes;
    }

    /** The kind that rules and people call so; empty when there is none. */
    public static Optional<Kind> named(String name) {
      for (Kind kind : values()) {
        if (kind.toString().equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }

    /** The kind with that code; empty when there is none. */
    public static Optional<Kind> coded(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the length. */
  public SharedDigest {
    if (hex.length() != 2 * kind.bytes) {
      throw new IllegalArgumentException("no digest of a " + kind + ": " + hex);
    }
  }

  /** The digest with those bytes, as many as its kind has. */
  public static SharedDigest of(Kind kind, byte[] bytes) {
    return new SharedDigest(kind, HexFormat.of().formatHex(bytes));
  }

  /** Its bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Enough of it for people. */
  public String shown() {
    return hex.substring(0, SHOWN_CHARS);
  }
}
