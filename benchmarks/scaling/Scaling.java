import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;

/** Scans messages ten times as large each time and prints what each costs beside its share. */
final class Scaling {

  /** What a megabyte of one sign may cost, in CPU ms: ten times what the dearest takes. */
  private static final double MAX_HOSTILE_MILLIS = 2_000;

  /** How much dearer than its linear share a step may be. */
  private static final double MAX_FACTOR = 2;

  /** Steps that take less tell nothing, in milliseconds. */
  private static final double LEAST_MILLIS = 2;

  private static final int HOSTILE_BYTES = 1_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) {
    List<String> wanted = new ArrayList<>(List.of(arguments));
    ScannerBuilder builder = Scanner.builder().installedSpamAssassin().local(true);
    builder.line("use_bayes 0");
    if (wanted.remove("--whole")) {
      builder.line("body_part_scan_size 0").line("rawbody_part_scan_size 0");
    }
    Scanner scanner = builder.build();
    for (int i = 0; i < 200; i++) {
      Messages kind = Messages.values()[i % Messages.values().length];
      scanner.scan(ScanRequest.of(kind.bytes(kind.least * 5)).withoutIdleSubRules());
    }
    boolean good = true;
    System.out.printf("%-8s %10s %10s %12s %s%n", "kind", "size", "CPU ms", "share", "limits");
    for (Messages kind : Messages.values()) {
      if (wanted.isEmpty() || wanted.contains(kind.name().toLowerCase(Locale.ROOT))) {
        good &= isLinear(scanner, kind);
      }
    }
    if (wanted.isEmpty() || wanted.contains("hostile")) {
      good &= hostile(scanner);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean isLinear(Scanner scanner, Messages kind) {
    boolean good = true;
    double before = 0;
    for (int size = kind.least; size <= kind.most; size *= 10) {
      byte[] message = kind.bytes(size);
      Cost cost = cost(scanner, message);
      double factor = before == 0 ? 1 : cost.millis / (10 * before);
      boolean dear = factor > MAX_FACTOR && cost.millis > LEAST_MILLIS;
      good &= !dear;
      System.out.printf(
          "%-8s %10d %10.1f %11.2fx %s%n",
          kind.name().toLowerCase(Locale.ROOT), size, cost.millis, factor, (dear ? "TOO DEAR " : "") + cost.limits);
      before = cost.millis;
    }
    return good;
  }

  private static boolean hostile(Scanner scanner) {
    Map<String, String> bodies = new TreeMap<>();
    for (String unit : List.of("a", "<", "=?", "((((", "http://", "&#", "<a href=", "@", ".", " \n", "\u00ff")) {
      bodies.put(unit, unit.repeat(HOSTILE_BYTES / unit.length()));
    }
    boolean good = true;
    for (Map.Entry<String, String> entry : bodies.entrySet()) {
      String body = entry.getValue();
      for (String type : List.of("text/plain", "text/html")) {
        good &= isCheap(scanner, entry.getKey() + " " + type, Messages.header(type) + body);
      }
      String subject = "Subject: " + body.replace("\n", "\n ") + "\n";
      good &= isCheap(scanner, entry.getKey() + " subject", subject + Messages.header("text/plain"));
    }
    return good;
  }

  private static boolean isCheap(Scanner scanner, String what, String message) {
    Cost cost = cost(scanner, message.getBytes(StandardCharsets.ISO_8859_1));
    boolean dear = cost.millis > MAX_HOSTILE_MILLIS;
    System.out.printf(
        "%-28s %10.1f ms %s%n", "1 MB of " + what.strip(), cost.millis, (dear ? "TOO DEAR " : "") + cost.limits);
    return !dear;
  }

  private record Cost(double millis, String limits) {}

  /** The least of three scans: what else the machine does only adds. */
  private static Cost cost(Scanner scanner, byte[] message) {
    double least = Double.MAX_VALUE;
    String limits = "";
    for (int i = 0; i < 3; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      ScanResult result = scanner.scan(ScanRequest.of(message).withoutIdleSubRules());
      least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
      limits = result.verdict().limits().isEmpty() ? "" : result.verdict().limits().toString();
    }
    return new Cost(least, limits);
  }
}
