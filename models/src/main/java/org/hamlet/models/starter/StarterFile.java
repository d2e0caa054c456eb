package org.hamlet.models.starter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The model as bytes: magic, version, the power of two of its slots, the calibration, the weights,
 * CRC-32C of all before it. Big-endian.
 */
public final class StarterFile {

  /** "HLST". */
  static final int MAGIC = 0x484C5354;

  /** Of the layout and of what the features are; a file of another version is not read. */
  static final int VERSION = 1;

  /** Bytes before the weights. */
  static final int HEAD_BYTES = 28;

  private static final int TAIL_BYTES = 4;

  private StarterFile() {}

  /** The bytes of a model. */
  public static byte[] write(StarterModel model) {
    byte[] weights = model.weights();
    StarterModel.Calibration calibration = model.calibration();
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + weights.length + TAIL_BYTES);
    out.putInt(MAGIC).putInt(VERSION).putInt(StarterModel.BITS);
    out.putFloat(calibration.unit()).putFloat(calibration.bias());
    out.putFloat(calibration.slope()).putFloat(calibration.offset());
    out.put(weights);
    out.putInt(checksum(out.array()));
    return out.array();
  }

  /**
   * The model in bytes.
   *
   * @throws IOException when they are no whole model of this version
   */
  public static StarterModel read(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int size = HEAD_BYTES + (1 << StarterModel.BITS) + TAIL_BYTES;
    if (bytes.length != size || in.getInt() != MAGIC || in.getInt() != VERSION) {
      throw new IOException("not a starter model of version " + VERSION);
    }
    if (in.getInt() != StarterModel.BITS || in.getInt(size - TAIL_BYTES) != checksum(bytes)) {
      throw new IOException("damaged starter model");
    }
    StarterModel.Calibration calibration =
        new StarterModel.Calibration(in.getFloat(), in.getFloat(), in.getFloat(), in.getFloat());
    byte[] weights = Arrays.copyOfRange(bytes, HEAD_BYTES, size - TAIL_BYTES);
    return new StarterModel(weights, calibration);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - TAIL_BYTES);
    return (int) crc.getValue();
  }
}
