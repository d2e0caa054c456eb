import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;

/** Scans the same messages with SpamAssassin's rules and with more, in turn: a line of two CPU times each round. */
final class Doubled {

  /** Rounds before those that count. */
  private static final int WARM = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) throws IOException {
    Scanner once = builder().build();
    ScannerBuilder more = builder();
    for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.ISO_8859_1)) {
      more.line(line);
    }
    Scanner twice = more.build();
    int rounds = Integer.parseInt(arguments[2]);
    List<byte[]> messages = messages(Integer.parseInt(arguments[1]), Arrays.asList(arguments).subList(3, arguments.length));
    checkHits(once, twice, messages);
    for (int i = 0; i < WARM + rounds; i++) {
      double first = millis(once, messages);
      double second = millis(twice, messages);
      if (i >= WARM) {
        System.out.printf("%.4f %.4f%n", first, second);
      }
    }
  }

  /** The rules that both have hit alike; the new ones may hit besides. */
  private static void checkHits(Scanner once, Scanner twice, List<byte[]> messages) {
    for (byte[] message : messages) {
      if (!hits(twice, message).containsAll(hits(once, message))) {
        throw new IllegalStateException("with more rules others do not hit: " + hits(once, message));
      }
    }
  }

  private static List<String> hits(Scanner scanner, byte[] message) {
    return scanner.scan(ScanRequest.of(message)).verdict().hits().stream().map(hit -> hit.rule().toString()).toList();
  }

  private static ScannerBuilder builder() {
    return Scanner.builder().installedSpamAssassin().local(true).line("use_bayes 0");
  }

  private static List<byte[]> messages(int sample, List<String> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String path : paths) {
      try (Stream<Path> found = Files.walk(Path.of(path))) {
        found.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    int step = Math.max(1, files.size() / sample);
    List<byte[]> messages = new ArrayList<>();
    for (int i = 0; i < files.size() && messages.size() < sample; i += step) {
      messages.add(Files.readAllBytes(files.get(i)));
    }
    return messages;
  }

  private static double millis(Scanner scanner, List<byte[]> messages) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (byte[] message : messages) {
      scanner.scan(ScanRequest.of(message).withoutIdleSubRules());
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / messages.size();
  }
}
