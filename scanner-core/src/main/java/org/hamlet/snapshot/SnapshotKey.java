package org.hamlet.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What a snapshot was made of, in 128 bits: two checksums of everything and two lengths. It tells
 * apart what changed by itself or by an editor; it is no proof against whoever may write the inputs
 * anyway. Checksums and not a cryptographic digest, since the former run at full speed from the
 * first byte on.
 *
 * @param first the checksums
 * @param second the lengths
 */
public record SnapshotKey(long first, long second) {

  /** Collects what a snapshot depends on, in order. One thread. */
  public static final class Builder {

    private final Checksum one = new CRC32();
    private final Checksum other = new CRC32C();
    private int length;
    private int parts;

    /** Adds bytes; where one part ends and the next begins counts. */
    public Builder add(byte[] part) {
      return sized(part.length).raw(part);
    }

    /** Adds a text. */
    public Builder add(String part) {
      return add(part.getBytes(StandardCharsets.UTF_8));
    }

    private Builder sized(int size) {
      byte[] octets = new byte[Integer.BYTES];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) (size >>> (8 * i));
      }
      parts++;
      return raw(octets);
    }

    private Builder raw(byte[] octets) {
      one.update(octets, 0, octets.length);
      other.update(octets, 0, octets.length);
      length += octets.length;
      return this;
    }

    /** The key of what was added so far. */
    public SnapshotKey key() {
      return new SnapshotKey(
          one.getValue() << Integer.SIZE | other.getValue(), (long) length << Integer.SIZE | parts);
    }
  }
}
