import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Many scans in one run: memory on the way, and whether the last pass over the messages finds what
 * the first found. Arguments: the launcher, how many scans, clients at once, folders of messages;
 * the property soak.rules names the rules.
 */
final class Soak {

  /** How much the memory may grow from the third step on, in MB: the classes and tables of rare mail. */
  private static final long MOST_GROWTH_MEGABYTES = 30;

  private static final long MOST_THREADS_MORE = 2;

  /** Memory, threads and descriptors after a step. */
  record Left(long megabytes, long threads, long descriptors) {

    static Left of(Server server) throws IOException {
      return new Left(server.residentMegabytes(), server.threads(), server.descriptors());
    }

    boolean within(Left before) {
      return megabytes <= before.megabytes + MOST_GROWTH_MEGABYTES
          && threads <= before.threads + MOST_THREADS_MORE
          && descriptors <= before.descriptors;
    }
  }

  public static void main(String[] arguments) throws Exception {
    int scans = Integer.parseInt(arguments[1]);
    int clients = Integer.parseInt(arguments[2]);
    List<byte[]> messages = new java.util.ArrayList<>();
    for (int i = 3; i < arguments.length; i++) {
      try (Stream<Path> files = Files.walk(Path.of(arguments[i]))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (!file.getFileName().toString().equals("cmds")) {
            messages.add(Files.readAllBytes(file));
          }
        }
      }
    }
    Path folder = Files.createTempDirectory("soak");
    List<String> options =
        new java.util.ArrayList<>(
            List.of(
                "--state", folder.resolve("state").toString(), "--cf", "bayes_auto_learn 0", "-m", "" + clients));
    String rules = System.getProperty("soak.rules");
    if (rules != null) {
      options.addAll(List.of("--rules", rules));
    }
    String[] first = new String[messages.size()];
    AtomicInteger different = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Left> left = new java.util.ArrayList<>();
    long faults;
    try (Server server = new Server(Path.of(arguments[0]), folder, options.toArray(String[]::new))) {
      System.out.printf("%d messages, %d scans, %d clients%n", messages.size(), scans, clients);
      System.out.println("scans | seconds | resident MB | peak MB | threads | descriptors");
      long start = System.nanoTime();
      ExecutorService pool = Executors.newFixedThreadPool(clients);
      int step = Math.max(scans / 10, 1);
      for (int done = 0; done < scans; done += step) {
        int from = done;
        List<Future<?>> all = new java.util.ArrayList<>();
        AtomicInteger next = new AtomicInteger(from);
        for (int c = 0; c < clients; c++) {
          all.add(
              pool.submit(
                  () -> {
                    for (int i = next.getAndIncrement(); i < from + step; i = next.getAndIncrement()) {
                      scan(server, messages, i, first, different, failed);
                    }
                  }));
        }
        for (Future<?> one : all) {
          one.get();
        }
        Left now = Left.of(server);
        left.add(now);
        System.out.printf(
            "%d | %d | %d | %d | %d | %d%n",
            done + step,
            (System.nanoTime() - start) / 1_000_000_000,
            now.megabytes,
            server.peakMegabytes(),
            now.threads,
            now.descriptors);
      }
      pool.shutdown();
      System.out.printf(
          "answers unlike those of the first pass: %d; no answer: %d; faults in the log: %d%n",
          different.get(), failed.get(), server.faults());
      faults = server.faults();
    }
    boolean stays = left.get(left.size() - 1).within(left.get(Math.min(2, left.size() - 1)));
    if (!stays) {
      System.out.println("memory, threads or descriptors grew");
    }
    System.exit(stays && different.get() + failed.get() + faults == 0 ? 0 : 1);
  }

  private static void scan(
      Server server, List<byte[]> messages, int number, String[] first, AtomicInteger different, AtomicInteger failed) {
    int which = number % messages.size();
    try {
      String answer = server.ask(Server.request("SYMBOLS", messages.get(which)));
      if (!answer.startsWith("SPAMD/1.1 0 EX_OK")) {
        failed.incrementAndGet();
      } else if (first[which] == null) {
        first[which] = answer;
      } else if (!first[which].equals(answer)) {
        different.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    }
  }
}
