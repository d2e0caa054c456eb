package org.hamlet.models.linear;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A whole model in a file: a head of 64 bytes (magic, version, generation, slots, standing), the
 * slots, CRC-32C of all. Replaced as a whole by renaming, so that it is always an old one or a new.
 */
final class ModelFile {

  /** The file of an older layout, or of something else, is not read. */
  static final int MAGIC = 0x484C4D31;

  /** Most slots of a table, as a power of two: 16 MB. */
  static final int MAX_BITS = 22;

  /** Fewest slots of a table, as a power of two: 64 KB. */
  static final int MIN_BITS = 14;

  private static final int HEAD_BYTES = 64;
  private static final int TAIL_BYTES = 4;

  /**
   * One that was read.
   *
   * @param generation grows with each file written
   * @param model the model
   */
  record Loaded(long generation, LinearModel model) {}

  private ModelFile() {}

  /**
   * Reads a file; empty when there is none.
   *
   * @throws IOException also when it is no whole model
   */
  static Optional<Loaded> read(Path path) throws IOException {
    byte[] bytes;
    try {
      if (Files.size(path) > HEAD_BYTES + (4L << MAX_BITS) + TAIL_BYTES) {
        throw new IOException(path + ": too large for a model");
      }
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.of(parse(path.toString(), bytes));
  }

  /** Reads a model from bytes; {@code name} is for the message of what is thrown. */
  static Loaded parse(String name, byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.remaining() < HEAD_BYTES + TAIL_BYTES || in.getInt(0) != MAGIC) {
      throw new IOException(name + ": not a model of this version");
    }
    int count = in.getInt(12);
    boolean fits =
        Integer.bitCount(count) == 1
            && count >>> MAX_BITS <= 1
            && in.limit() == HEAD_BYTES + 4L * count + TAIL_BYTES;
    if (!fits || in.getInt(in.limit() - TAIL_BYTES) != checksum(bytes, in.limit())) {
      throw new IOException(name + ": damaged model");
    }
    Standing standing = StepCodec.getStanding(in.duplicate().position(16));
    int[] slots = new int[count];
    in.position(HEAD_BYTES);
    in.asIntBuffer().get(slots);
    return new Loaded(in.getLong(4), new LinearModel(new WeightTable(slots), standing));
  }

  /** Writes a model beside {@code path}, makes it durable and gives it that name. */
  static void write(Path path, long generation, LinearModel model) throws IOException {
    int[] slots = model.weights().slots();
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + 4 * slots.length + TAIL_BYTES);
    out.putInt(MAGIC).putLong(generation).putInt(slots.length);
    StepCodec.putStanding(out, model.standing());
    out.position(HEAD_BYTES);
    out.asIntBuffer().put(slots);
    out.putInt(out.limit() - TAIL_BYTES, checksum(out.array(), out.limit()));
    out.position(0);
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (out.hasRemaining()) {
        file.write(out);
      }
      file.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Directories.force(path.toAbsolutePath().getParent());
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length - TAIL_BYTES);
    return (int) crc.getValue();
  }
}
