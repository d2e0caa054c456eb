import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.models.store.Lesson;
import org.hamlet.models.store.MessageKey;
import org.hamlet.models.store.StoreLimits;
import org.hamlet.models.store.TokenCount;
import org.hamlet.models.store.TokenStore;
import org.hamlet.verdict.Label;

/**
 * One store of one kind put through its paces: {@code hamlet|mvstore learn|find|single|open|endless
 * DIRECTORY LESSONS}. Prints what the script beside it reads, name and number a line. A line of
 * LESSONS is {@code spam|ham} and token keys of ten hex digits.
 */
final class StoreRun {

  /** What both kinds are asked to do. */
  private interface Store {
    void learn(int number, boolean spam, long[] keys) throws IOException;

    /** Sum of the counts found, so that nothing is left out. */
    long find(long[] keys) throws IOException;

    /** Returns when what was learned is on the disk. */
    void force() throws IOException;

    void close() throws IOException;
  }

  /** Ours, as `hamlet` uses it: what was learned is on the disk half a second later. */
  private static final class Ours implements Store {
    private final TokenStore store;

    Ours(Path directory) {
      store =
          new TokenStore(
              StoreFiles.in(directory, FileMode.OWNER_ONLY), StoreLimits.DEFAULT, new Settler());
    }

    @Override
    public void learn(int number, boolean spam, long[] keys) throws IOException {
      Lesson lesson =
          new Lesson(List.of(new MessageKey(number * 0x9E3779B97F4A7C15L, 1, 2)), number, keys);
      store.learn(lesson, spam ? Label.SPAM : Label.HAM, true);
    }

    @Override
    public long find(long[] keys) throws IOException {
      long sum = 0;
      for (TokenCount count : store.find(keys)) {
        sum += count.spam() + count.ham();
      }
      return sum;
    }

    @Override
    public void force() throws IOException {
      store.force();
    }

    @Override
    public void close() throws IOException {
      store.close();
    }
  }

  /** MVStore with its own half second between commits: key to both counts and the time. */
  private static final class Mv implements Store {
    private final MVStore store;
    private final MVMap<Long, long[]> tokens;
    private final MVMap<String, Boolean> seen;

    Mv(Path directory) throws IOException {
      Files.createDirectories(directory);
      store = new MVStore.Builder().fileName(directory.resolve("store.mv").toString()).open();
      store.setAutoCommitDelay(500);
      tokens = store.openMap("tokens");
      seen = store.openMap("seen");
    }

    @Override
    public void learn(int number, boolean spam, long[] keys) {
      String id = Long.toHexString(number * 0x9E3779B97F4A7C15L) + "00000001";
      if (seen.putIfAbsent(id, spam) != null) {
        return;
      }
      for (long key : keys) {
        long[] old = tokens.get(key);
        long counts = (old == null ? 0 : old[0]) + (spam ? 1L << 32 : 1);
        tokens.put(key, new long[] {counts, number});
      }
    }

    @Override
    public long find(long[] keys) {
      long sum = 0;
      for (long key : keys) {
        long[] found = tokens.get(key);
        sum += found == null ? 0 : (found[0] >>> 32) + (int) found[0];
      }
      return sum;
    }

    @Override
    public void force() {
      store.commit();
      store.sync();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private record Line(boolean spam, long[] keys) {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[2]);
    List<Line> lines = read(Path.of(arguments[3]));
    long begin = System.nanoTime();
    Store store = arguments[0].equals("hamlet") ? new Ours(directory) : new Mv(directory);
    switch (arguments[1]) {
      case "learn" -> learn(store, lines);
      case "find" -> find(store, lines);
      case "single" -> single(store, lines);
      case "open" -> open(store, lines, begin);
      case "endless" -> endless(store, lines);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
    store.close();
  }

  private static void learn(Store store, List<Line> lines) throws IOException {
    long begin = System.nanoTime();
    long updates = 0;
    for (int i = 0; i < lines.size(); i++) {
      store.learn(i, lines.get(i).spam(), lines.get(i).keys());
      updates += lines.get(i).keys().length;
    }
    store.force();
    print("updates_per_s", updates / seconds(begin));
  }

  /** Once over all to warm up, then three times; the counts found are the ones learned. */
  private static void find(Store store, List<Line> lines) throws IOException {
    long least = 0;
    for (Line line : lines) {
      least += line.keys().length;
      store.find(line.keys());
    }
    long begin = System.nanoTime();
    long found = 0;
    long asked = 0;
    for (int round = 0; round < 3; round++) {
      for (Line line : lines) {
        found += store.find(line.keys());
        asked += line.keys().length;
      }
    }
    if (found < 3 * least) {
      throw new IllegalStateException("tokens that were learned were not found");
    }
    print("lookups_per_s", asked / seconds(begin));
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    print("heap_bytes", runtime.totalMemory() - runtime.freeMemory() - held(lines));
  }

  /** About what the lessons themselves take of the heap. */
  private static long held(List<Line> lines) {
    return lines.stream().mapToLong(line -> 8L * line.keys().length + 48).sum();
  }

  private static void single(Store store, List<Line> lines) throws IOException {
    int messages = 1_000;
    store.find(lines.get(0).keys());
    long before = written();
    long begin = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      Line line = lines.get(i % lines.size());
      store.learn(1_000_000 + i, line.spam(), line.keys());
      store.force();
    }
    print("single_ms", 1_000 * seconds(begin) / messages);
    print("single_bytes", (written() - before) / (double) messages);
  }

  private static void open(Store store, List<Line> lines, long begin) throws IOException {
    long found = store.find(lines.get(0).keys());
    print("open_ms", 1_000 * seconds(begin));
    print("open_found", found);
  }

  private static void endless(Store store, List<Line> lines) throws IOException {
    for (int i = 0; ; i++) {
      Line line = lines.get(i % lines.size());
      store.learn(2_000_000 + i, line.spam(), line.keys());
    }
  }

  private static List<Line> read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      String[] words = text.split(" ");
      long[] keys = Stream.of(words).skip(1).mapToLong(word -> Long.parseLong(word, 16)).toArray();
      lines.add(new Line(words[0].equals("spam"), keys));
    }
    return lines;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** What this process made the disk write. */
  private static long written() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
      if (line.startsWith("write_bytes: ")) {
        return Long.parseLong(line.substring("write_bytes: ".length()));
      }
    }
    throw new IOException("no write_bytes in /proc/self/io");
  }

  private static void print(String name, double number) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, number);
  }
}
