package org.hamlet.cli.spamd;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hamlet.scanner.LintProblem;
import org.hamlet.scanner.ListReport;
import org.hamlet.scanner.Scanner;
import org.hamlet.spamd.figures.FiguresText;
import org.hamlet.spamd.server.SpamdServer;
import org.hamlet.spamd.service.RequestHandler;

/**
 * The figures of a running server, as Prometheus and {@code hamlet top} read them. Made for each
 * who asks; nothing is kept between.
 */
final class FiguresPage {

  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final int BYTES_A_KILO = 1024;
  private static final double MILLIS_A_SECOND = 1000;

  private final SpamdServer server;
  private final RequestHandler handler;
  private final Scanner scanner;
  private final Path state;

  FiguresPage(SpamdServer server, RequestHandler handler, Scanner scanner, Path state) {
    this.server = server;
    this.handler = handler;
    this.scanner = scanner;
    this.state = state;
  }

  /** The page of this moment. */
  String text() {
    FiguresText page = new FiguresText();
    handler.figures().writeTo(page);
    server.writeFigures(page);
    configuration(page);
    memory(page);
    page.gauge("hamlet_state_bytes", "Size of what was learned, in files, of all users.")
        .sample(StateSize.bytes(state));
    lists(page, scanner.lists(false));
    return page.toString();
  }

  private void configuration(FiguresText page) {
    page.gauge("hamlet_rules", "Rules in use.").sample(scanner.ruleCount());
    page.gauge("hamlet_configuration_problems", "Lines of the configuration without effect.")
        .sample(scanner.problems().stream().filter(LintProblem::error).count());
  }

  private static void memory(FiguresText page) {
    Runtime java = Runtime.getRuntime();
    page.gauge("hamlet_heap_bytes", "Heap of Java in use.")
        .sample(java.totalMemory() - java.freeMemory());
    page.gauge("hamlet_heap_limit_bytes", "Most heap that Java takes.").sample(java.maxMemory());
    for (String line : processStatus()) {
      if (line.startsWith("VmRSS:")) {
        page.gauge("process_resident_memory_bytes", "Memory of the process.").sample(bytes(line));
      } else if (line.startsWith("VmHWM:")) {
        page.gauge("hamlet_peak_memory_bytes", "Most memory the process had.").sample(bytes(line));
      }
    }
    double start = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_A_SECOND;
    page.gauge("process_start_time_seconds", "When it was started, since 1970.").sample(start);
  }

  private static List<String> processStatus() {
    try {
      return Files.readAllLines(PROCESS_STATUS);
    } catch (IOException notLinux) {
      return List.of();
    }
  }

  /** Of a line such as {@code VmRSS: 1234 kB}. */
  private static double bytes(String line) {
    return Double.parseDouble(line.replaceAll("\\D", "")) * BYTES_A_KILO;
  }

  private static void lists(FiguresText page, List<ListReport> lists) {
    page.gauge("hamlet_list_usable", "Whether a DNS list is asked: 1, or set aside: 0.");
    family(page, lists, list -> list.usable() ? 1 : 0);
    page.gauge("hamlet_list_questions", "Questions to a DNS list today, UTC.");
    family(page, lists, ListReport::askedToday);
    page.gauge("hamlet_list_listed", "Answers of a DNS list today that list something.");
    family(page, lists, ListReport::listedToday);
    page.gauge("hamlet_list_seconds", "Mean time to an answer of a DNS list today.");
    family(page, lists, list -> list.millis() / MILLIS_A_SECOND);
  }

  private static void family(
      FiguresText page, List<ListReport> lists, ToDoubleFunction<ListReport> figure) {
    lists.forEach(list -> page.sample("zone", list.zone(), figure.applyAsDouble(list)));
  }
}
