package org.hamlet.models.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Files in memory that remember every write, so that the power can be cut at any of them. */
final class RecordingFiles implements StoreFiles {

  private static final int SECTOR_BYTES = 512;

  /** What was done to the disk. */
  static final class Op {
    private final Kind kind;
    private final String name;
    private final long position;
    private final byte[] bytes;

    Op(Kind kind, String name, long position, byte[] bytes) {
      this.kind = kind;
      this.name = name;
      this.position = position;
      this.bytes = bytes;
    }

    Kind kind() {
      return kind;
    }

    String name() {
      return name;
    }

    long position() {
      return position;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  enum Kind {
    WRITE,
    TRUNCATE,
    FORCE,
    REPLACE
  }

  private final Map<String, byte[]> files;
  private final List<Op> ops = new ArrayList<>();

  /** Bytes after which every write fails, as on a full disk. */
  private long room = Long.MAX_VALUE;

  RecordingFiles() {
    this(Map.of());
  }

  RecordingFiles(Map<String, byte[]> content) {
    files = new HashMap<>(content);
  }

  List<Op> ops() {
    return ops;
  }

  void room(long bytes) {
    room = bytes;
  }

  /**
   * The disk after the power was cut while operation {@code cut} was on its way: of that one some
   * sectors arrived; of those before it that were not forced each arrived or did not.
   */
  static Map<String, byte[]> afterPowerCut(List<Op> ops, int cut, Random random) {
    Map<String, byte[]> disk = new HashMap<>();
    boolean keepAll = random.nextBoolean();
    for (int i = 0; i <= cut && i < ops.size(); i++) {
      Op op = ops.get(i);
      boolean durable = isForced(ops, i, cut);
      if (i == cut) {
        arrivesTorn(disk, op, random);
      } else if (durable || keepAll || random.nextBoolean()) {
        apply(disk, op, op.bytes());
      }
    }
    return disk;
  }

  private static void arrivesTorn(Map<String, byte[]> disk, Op op, Random random) {
    if (op.kind() != Kind.WRITE) {
      if (random.nextBoolean()) {
        apply(disk, op, op.bytes());
      }
      return;
    }
    for (int at = 0; at < op.bytes().length; at += SECTOR_BYTES) {
      if (random.nextInt(4) > 0) {
        byte[] sector =
            Arrays.copyOfRange(op.bytes(), at, Math.min(op.bytes().length, at + SECTOR_BYTES));
        apply(disk, new Op(Kind.WRITE, op.name(), op.position() + at, sector), sector);
      }
    }
  }

  private static boolean isForced(List<Op> ops, int index, int cut) {
    Op op = ops.get(index);
    if (op.kind() == Kind.REPLACE) {
      return true;
    }
    for (int i = index + 1; i < cut; i++) {
      if (ops.get(i).kind() == Kind.FORCE && ops.get(i).name().equals(op.name())) {
        return true;
      }
    }
    return false;
  }

  private static void apply(Map<String, byte[]> disk, Op op, byte[] bytes) {
    byte[] old = disk.getOrDefault(op.name(), new byte[0]);
    switch (op.kind()) {
      case WRITE -> disk.put(op.name(), written(old, op.position(), bytes));
      case TRUNCATE -> disk.put(op.name(), Arrays.copyOf(old, (int) op.position()));
      case REPLACE -> disk.put(op.name(), bytes);
      case FORCE -> {}
    }
  }

  private static byte[] written(byte[] old, long position, byte[] bytes) {
    byte[] all = Arrays.copyOf(old, Math.max(old.length, (int) position + bytes.length));
    System.arraycopy(bytes, 0, all, (int) position, bytes.length);
    return all;
  }

  @Override
  public Optional<ByteBuffer> map(String name) {
    return Optional.ofNullable(files.get(name)).map(bytes -> ByteBuffer.wrap(bytes.clone()));
  }

  @Override
  public Optional<StoreFile> read(String name) {
    return files.containsKey(name) ? Optional.of(new MemoryFile(name)) : Optional.empty();
  }

  @Override
  public StoreFile write(String name) {
    files.putIfAbsent(name, new byte[0]);
    return new MemoryFile(name);
  }

  @Override
  public void replace(String name, Content content) throws IOException {
    RecordingFiles apart = new RecordingFiles();
    apart.room = room;
    content.writeTo(apart.write(name));
    room = apart.room;
    done(new Op(Kind.REPLACE, name, 0, apart.files.get(name)));
  }

  @Override
  public Closeable lock() {
    return () -> {};
  }

  private void done(Op op) {
    ops.add(op);
    apply(files, op, op.bytes());
  }

  private final class MemoryFile implements StoreFile {
    private final String name;

    MemoryFile(String name) {
      this.name = name;
    }

    @Override
    public long size() {
      return files.get(name).length;
    }

    @Override
    public void read(ByteBuffer into, long position) {
      byte[] all = files.get(name);
      int length = (int) Math.max(0, Math.min(into.remaining(), all.length - position));
      into.put(all, (int) Math.min(position, all.length), length);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      byte[] bytes = new byte[(int) Math.min(room, from.remaining())];
      boolean fits = bytes.length == from.remaining();
      from.get(bytes);
      room -= bytes.length;
      done(new Op(Kind.WRITE, name, position, bytes));
      if (!fits) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void truncate(long size) {
      done(new Op(Kind.TRUNCATE, name, Math.min(size, size()), new byte[0]));
    }

    @Override
    public void force() {
      done(new Op(Kind.FORCE, name, 0, new byte[0]));
    }

    @Override
    public void close() {}
  }
}
