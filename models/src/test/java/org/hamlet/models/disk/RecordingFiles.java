package org.hamlet.models.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Files in memory that remember every write, so that the power can be cut at any of them. */
public final class RecordingFiles implements StoreFiles {

  /** What was done to the disk. A file is known by a number, since names change. */
  private static final class Op {
    private final Kind kind;
    private final int file;
    private final String name;
    private final long position;
    private final byte[] bytes;

    Op(Kind kind, int file, String name, long position, byte[] bytes) {
      this.kind = kind;
      this.file = file;
      this.name = name;
      this.position = position;
      this.bytes = bytes;
    }

    boolean ofNames() {
      return kind == Kind.NAME || kind == Kind.REMOVE;
    }

    Op part(int from, int to) {
      return new Op(kind, file, name, position + from, Arrays.copyOfRange(bytes, from, to));
    }
  }

  private enum Kind {
    /** A file was made or renamed: the name now leads to it. */
    NAME,
    /** A file was taken away. */
    REMOVE,
    WRITE,
    TRUNCATE,
    FORCE,
    FORCE_NAMES
  }

  private static final byte[] NOTHING = {};

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Integer, byte[]> files = new HashMap<>();
  private final List<Op> ops = new ArrayList<>();
  private boolean failToForceNames;
  private boolean locked;
  private String refused = "";
  private Settler.Settling whileForcing = () -> {};
  private long room = Long.MAX_VALUE / 2;

  /** How many operations there were. */
  public int operations() {
    return ops.size();
  }

  /** How many bytes may still be added before the disk is full. */
  public void room(long bytes) {
    room = bytes;
  }

  /** A file of that name is not written: there is room for it in no case. */
  public void refuse(String name) {
    refused = name;
  }

  /** Whether another process has the turn to write. */
  public void locked(boolean byAnother) {
    locked = byAnother;
  }

  /** What happens while a file is on its way to the disk. */
  public void whileForcing(Settler.Settling work) {
    whileForcing = work;
  }

  /** How often a file of that name was forced. */
  public long forced(String name) {
    return ops.stream().filter(op -> op.kind == Kind.FORCE && op.name.equals(name)).count();
  }

  /** Whether the directory cannot be forced. */
  public void failToForceNames(boolean fail) {
    failToForceNames = fail;
  }

  /**
   * The disk after the power was cut while operation {@code cut} was on its way. Of what was not
   * forced any sectors may have arrived, in any order; of names not forced the first few, and any
   * that were taken away.
   *
   * @param sectorBytes what the disk writes wholly or not at all
   */
  public RecordingFiles afterPowerCut(int cut, int sectorBytes, Random random) {
    RecordingFiles disk = new RecordingFiles();
    int namesForced = lastOf(Kind.FORCE_NAMES, -1, cut);
    int namesArrived = namesForced + random.nextInt(cut + 1 - namesForced) + 1;
    int chance = random.nextInt(5);
    for (int i = 0; i <= cut; i++) {
      Op op = ops.get(i);
      if (op.ofNames()) {
        if (i < namesArrived || (op.kind == Kind.REMOVE && random.nextBoolean())) {
          disk.apply(op);
        }
      } else if (lastOf(Kind.FORCE, op.file, cut) > i) {
        disk.apply(op);
      } else {
        disk.applySome(op, sectorBytes, random, chance);
      }
    }
    return disk;
  }

  private int lastOf(Kind kind, int file, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (ops.get(i).kind == kind && ops.get(i).file == file) {
        return i;
      }
    }
    return -1;
  }

  /** Of four sectors {@code chance} arrive. */
  private void applySome(Op op, int sectorBytes, Random random, int chance) {
    if (op.kind != Kind.WRITE) {
      if (random.nextInt(4) < chance) {
        apply(op);
      }
      return;
    }
    int from = 0;
    while (from < op.bytes.length) {
      int rest = sectorBytes - (int) ((op.position + from) % sectorBytes);
      int to = Math.min(op.bytes.length, from + rest);
      if (random.nextInt(4) < chance) {
        apply(op.part(from, to));
      }
      from = to;
    }
  }

  private void apply(Op op) {
    byte[] old = files.getOrDefault(op.file, NOTHING);
    switch (op.kind) {
      case NAME -> {
        names.values().removeIf(file -> file == op.file);
        names.put(op.name, op.file);
        IntStream.rangeClosed(0, op.file).forEach(file -> files.putIfAbsent(file, NOTHING));
      }
      case REMOVE -> names.remove(op.name);
      case WRITE -> files.put(op.file, written(old, op.position, op.bytes));
      case TRUNCATE -> files.put(op.file, Arrays.copyOf(old, (int) op.position));
      case FORCE, FORCE_NAMES -> {}
    }
  }

  private static byte[] written(byte[] old, long position, byte[] bytes) {
    byte[] all = Arrays.copyOf(old, Math.max(old.length, (int) position + bytes.length));
    System.arraycopy(bytes, 0, all, (int) position, bytes.length);
    return all;
  }

  private void done(Kind kind, int file, String name, long position, byte[] bytes) {
    Op op = new Op(kind, file, name, position, bytes);
    ops.add(op);
    apply(op);
  }

  @Override
  public Optional<ByteBuffer> map(String name) {
    return Optional.ofNullable(names.get(name)).map(n -> ByteBuffer.wrap(files.get(n).clone()));
  }

  @Override
  public Optional<StoreFile> read(String name) {
    return Optional.ofNullable(names.get(name)).map(number -> new MemoryFile(name, number));
  }

  @Override
  public StoreFile write(String name) {
    if (!names.containsKey(name)) {
      done(Kind.NAME, files.size(), name, 0, NOTHING);
    }
    return new MemoryFile(name, names.get(name));
  }

  @Override
  public void rename(String from, String to) {
    done(Kind.NAME, names.get(from), to, 0, NOTHING);
  }

  @Override
  public void remove(String name) {
    if (names.containsKey(name)) {
      done(Kind.REMOVE, names.get(name), name, 0, NOTHING);
    }
  }

  @Override
  public void forceNames() throws IOException {
    if (failToForceNames) {
      throw new IOException("Input/output error");
    }
    done(Kind.FORCE_NAMES, -1, "", 0, NOTHING);
  }

  @Override
  public Closeable lock(String name) throws IOException {
    return tryLock(name).orElseThrow(() -> new IOException("another has been learning too long"));
  }

  @Override
  public Optional<Closeable> tryLock(String name) {
    return locked ? Optional.empty() : Optional.of(() -> {});
  }

  private final class MemoryFile implements StoreFile {
    private final String name;
    private final int number;
    private boolean closed;

    MemoryFile(String name, int number) {
      this.name = name;
      this.number = number;
    }

    @Override
    public long size() {
      return files.get(number).length;
    }

    @Override
    public void read(ByteBuffer into, long position) {
      byte[] all = files.get(number);
      int length = (int) Math.max(0, Math.min(into.remaining(), all.length - position));
      into.put(all, (int) Math.min(position, all.length), length);
    }

    @Override
    public void write(ByteBuffer from, long position) throws IOException {
      if (name.equals(refused)) {
        throw new IOException("No space left on device");
      }
      long grows = Math.max(0, position + from.remaining() - size());
      int missing = (int) Math.max(0, grows - room);
      byte[] bytes = new byte[from.remaining() - missing];
      from.get(bytes);
      room -= grows - missing;
      done(Kind.WRITE, number, name, position, bytes);
      if (missing > 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void truncate(long size) {
      room += Math.max(0, size() - size);
      done(Kind.TRUNCATE, number, name, Math.min(size, size()), NOTHING);
    }

    @Override
    public void force() throws IOException {
      whileForcing.settle();
      if (closed) {
        throw new SyncFailedException(name + " is closed");
      }
      done(Kind.FORCE, number, name, 0, NOTHING);
    }

    @Override
    public boolean named() {
      return names.getOrDefault(name, -1) == number;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
