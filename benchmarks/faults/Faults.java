import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;

/**
 * Faults of clients and of the machine against a server that runs as a process: what clients are
 * told, and what is left of memory, threads and descriptors afterwards. Arguments: the launcher, a
 * seed, how many random requests, a key and a certificate,
 * and a word for those faults alone whose name has it.
 */
final class Faults {

  private static final int SETTLED_SECONDS = 20;

  /** Most memory after a fault; twice the heap, which is 96 MB, and what Java takes beside. */
  private static final long MOST_MEGABYTES = 300;

  private static final long MOST_THREADS_MORE = 2;
  private static final byte[] MESSAGE = Server.SPAM.getBytes(ISO_8859_1);

  /** What clients were told, by its first words. */
  private final Map<String, AtomicInteger> told = new LinkedHashMap<>();

  private final Server server;
  private final long seed;
  private final int random;
  private final String only;

  /** Whether a client may see a reset, or nothing: only while the server is killed. */
  private volatile boolean mayBreak;

  private long usualDescriptors;
  private long usualThreads;
  private volatile boolean wrong;

  private Faults(Server server, long seed, int random, String only) throws Exception {
    this.only = only;
    this.server = server;
    this.seed = seed;
    this.random = random;
    measure();
  }

  /** What a server has that has worked a little. */
  private void measure() throws Exception {
    for (int i = 0; i < 50; i++) {
      server.right();
    }
    usualDescriptors = server.descriptors();
    usualThreads = server.threads();
  }

  interface Fault {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = java.nio.file.Files.createTempDirectory("faults");
    long seed = Long.parseLong(arguments[1]);
    int random = Integer.parseInt(arguments[2]);
    int tls = freePort();
    String[] options = {
      "--state", folder.resolve("state").toString(), "-T", "5", "-t", "30", "-i", "ssl:127.0.0.1:" + tls,
      "--server-key", arguments[3], "--server-cert", arguments[4]
    };
    System.out.println("seed " + seed);
    System.out.println(
        "fault | what clients saw | seconds | resident MB | threads more | descriptors more | next scan");
    boolean wrong;
    try (Server server = new Server(Path.of(arguments[0]), folder, options)) {
      Faults faults = new Faults(server, seed, random, arguments.length > 5 ? arguments[5] : "");
      faults.of("1,000 clients that say nothing", () -> faults.idle(1000));
      faults.of("10,000 connections, 170 a second", () -> faults.many(10_000, 60));
      faults.of("200 clients, a byte a second", () -> faults.slow(200));
      faults.of("lengths that are wrong, 2 GB claimed", faults::lengths);
      faults.of("20 zlib bombs of 200 MB", faults::bombs);
      faults.of("500 clients reset in mid-message", () -> faults.reset(500));
      faults.of("500 times noise for TLS", () -> faults.noiseForTls(tls, 500));
      faults.of(random + " random requests", faults::random);
      faults.of("kill -9 of the server in 50 scans", faults::killed);
      wrong = faults.wrong || server.faults() > 0;
      System.out.println("faults in the log: " + server.faults() + "; most memory: " + server.peakMegabytes() + " MB since the kill");
    }
    System.exit(wrong ? 1 : 0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** Runs one and prints its line. */
  private void of(String name, Fault fault) throws Exception {
    if (!name.contains(only)) {
      return;
    }
    told.clear();
    long start = System.nanoTime();
    fault.run();
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    long resident = server.residentMegabytes();
    boolean right = server.right();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_SECONDS);
    while (server.descriptors() > usualDescriptors && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    long descriptors = server.descriptors() - usualDescriptors;
    long threads = server.threads() - usualThreads;
    wrong |= !right || descriptors > 0 || threads > MOST_THREADS_MORE || resident > MOST_MEGABYTES;
    System.out.printf(
        "%s | %s | %d | %d | %d | %d | %s%n",
        name, told, seconds, resident, threads, descriptors, right ? "right" : "WRONG");
  }

  private synchronized void tell(String what) {
    String first = what.isEmpty() ? "closed" : what.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
    String words = first.startsWith("SPAMD/") ? first.replaceAll("^SPAMD/\\S+ (\\S+ \\S+).*", "$1") : first;
    told.computeIfAbsent(words, w -> new AtomicInteger()).incrementAndGet();
  }

  private void ask(byte[] request) {
    try {
      tell(server.ask(request));
    } catch (SocketTimeoutException e) {
      tell("NOTHING WITHIN A MINUTE");
      wrong = true;
    } catch (IOException e) {
      tell("reset");
      wrong |= !mayBreak;
    }
  }

  private void together(int clients, Fault each) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(clients, 250));
    for (int i = 0; i < clients; i++) {
      pool.execute(
          () -> {
            try {
              each.run();
            } catch (Exception e) {
              tell(e.getClass().getSimpleName());
              wrong |= !mayBreak;
            }
          });
    }
    end(pool, 10);
  }

  private void end(ExecutorService pool, int minutes) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(minutes, TimeUnit.MINUTES)) {
      tell("NOT DONE AFTER " + minutes + " MINUTES");
      wrong = true;
    }
  }

  /** They connect one after the other; whoever is not accepted waits in the backlog. */
  private void idle(int clients) throws Exception {
    List<Socket> all = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(250);
    for (int i = 0; i < clients; i++) {
      pool.execute(
          () -> {
            try (Socket socket = server.connect()) {
              synchronized (all) {
                all.add(socket);
              }
              tell(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
            } catch (IOException e) {
              tell("not connected");
              wrong = true;
            }
          });
    }
    end(pool, 5);
  }

  private void many(int connections, int seconds) throws Exception {
    byte[] ping = "PING SPAMC/1.5\r\n\r\n".getBytes(ISO_8859_1);
    ExecutorService pool = Executors.newFixedThreadPool(16);
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(seconds) / connections * i;
      pool.execute(
          () -> {
            long wait = due - System.nanoTime();
            if (wait > 0) {
              java.util.concurrent.locks.LockSupport.parkNanos(wait);
            }
            ask(ping);
          });
    }
    end(pool, 10);
  }

  /** They never end; in the middle others are answered. */
  private void slow(int clients) throws Exception {
    byte[] request = Server.request("CHECK", MESSAGE);
    Thread middle =
        new Thread(
            () -> {
              try {
                Thread.sleep(10_000);
                if (!server.right()) {
                  wrong = true;
                }
                tell("others answered meanwhile");
              } catch (IOException | InterruptedException e) {
                wrong = true;
                tell("OTHERS NOT ANSWERED");
              }
            });
    middle.start();
    together(
        clients,
        () -> {
          try (Socket socket = server.connect()) {
            for (int i = 0; i < request.length - 1; i++) {
              socket.getOutputStream().write(request[i]);
              socket.setSoTimeout(1000);
              try {
                byte[] some = new byte[200];
                int count = socket.getInputStream().read(some);
                tell(count < 0 ? "" : new String(some, 0, count, ISO_8859_1));
                return;
              } catch (SocketTimeoutException nothingYet) {
                continue;
              }
            }
          }
        });
    middle.join();
  }

  private void lengths() throws Exception {
    for (String length :
        List.of("0", "1", "50", "100000", "2147483647", "2147483648", "9223372036854775807", "99999999999999999999", "-1", "1e9", "", "0x10", "1 2")) {
      for (String command : List.of("CHECK", "PROCESS", "TELL")) {
        ask((command + " SPAMC/1.5\r\nContent-length: " + length + "\r\n\r\n" + Server.SPAM).getBytes(ISO_8859_1));
      }
    }
  }

  private void bombs() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        ("CHECK SPAMC/1.5\r\nCompress: zlib\r\nContent-length: " + packed.size() + "\r\n\r\n").getBytes(ISO_8859_1));
    request.writeBytes(packed.toByteArray());
    together(20, () -> ask(request.toByteArray()));
  }

  private void reset(int clients) throws Exception {
    byte[] request = Server.request("PROCESS", new byte[100_000]);
    together(
        clients,
        () -> {
          Socket socket = server.connect();
          socket.setSoLinger(true, 0);
          socket.getOutputStream().write(request, 0, request.length / 2);
          socket.close();
          tell("gone");
        });
  }

  private void noiseForTls(int port, int clients) throws Exception {
    Random noise = new Random(seed);
    for (int i = 0; i < clients; i++) {
      byte[] bytes = new byte[1 + noise.nextInt(2000)];
      noise.nextBytes(bytes);
      if (i % 2 == 0) {
        bytes[0] = 22; // as a handshake begins
      }
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setSoTimeout(60_000);
        tell(Server.answer(socket, bytes).isEmpty() ? "closed" : "an alert of TLS");
      } catch (SocketTimeoutException e) {
        tell("NOTHING WITHIN A MINUTE");
        wrong = true;
      } catch (IOException e) {
        tell("reset");
      }
    }
  }

  /** Requests with bytes changed, left out, doubled and put in. */
  private void random() throws Exception {
    Random chance = new Random(seed);
    List<byte[]> valid = new ArrayList<>();
    for (String command : List.of("CHECK", "SYMBOLS", "REPORT", "REPORT_IFSPAM", "PROCESS", "HEADERS", "TELL", "PING", "SKIP")) {
      valid.add(Server.request(command, MESSAGE));
      valid.add((command + " SPAMC/1.5\r\nUser: horatio\r\nCompress: zlib\r\nMessage-class: spam\r\nSet: local\r\nContent-length: 20\r\n\r\n" + Server.SPAM).getBytes(ISO_8859_1));
    }
    ExecutorService pool =
        new ThreadPoolExecutor(
            8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1000), new ThreadPoolExecutor.CallerRunsPolicy());
    for (int i = 0; i < random; i++) {
      byte[] request = changed(valid.get(chance.nextInt(valid.size())), chance);
      pool.execute(() -> ask(request));
    }
    end(pool, 600);
  }

  private static byte[] changed(byte[] request, Random chance) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rate = 1 + chance.nextInt(60);
    for (byte b : request) {
      int what = chance.nextInt(rate * 4);
      if (what == 0) {
        out.write(chance.nextInt(256));
      } else if (what == 1) {
        out.write(b);
        out.write(b);
      } else if (what != 2) {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  /** Those whose scan ran see a closed connection, and pass their mail on; later ones are served. */
  private void killed() throws Exception {
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
                server.kill();
                server.start();
              } catch (Exception e) {
                wrong = true;
                tell("NOT STARTED AGAIN: " + e);
              }
            });
    byte[] request = Server.request("PROCESS", Server.SPAM.repeat(2000).getBytes(ISO_8859_1));
    mayBreak = true;
    killer.start();
    together(50, () -> ask(request));
    killer.join();
    mayBreak = false;
    measure();
  }
}
