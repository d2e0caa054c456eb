package org.hamlet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Hit;
import org.hamlet.verdict.Verdict;

/**
 * Scans many messages and writes a line for each, in their order: path, score, rules, sub rules,
 * between tabs, the rules sorted.
 */
final class MassCheck {

  /** Messages handed to the threads ahead of the one written, per thread. */
  private static final int AHEAD_PER_THREAD = 16;

  private final Scanner scanner;
  private final Optional<String> user;
  private final Path root;
  private final AtomicLong bytes = new AtomicLong();
  private final List<String> failures = new ArrayList<>();
  private long messages;

  /**
   * Paths are relative to {@code root}.
   *
   * @param user whose preferences hold, if anyone's
   */
  MassCheck(Scanner scanner, Optional<String> user, Path root) {
    this.scanner = scanner;
    this.user = user;
    this.root = root;
  }

  /** The files that the names stand for: folders give the messages below them, sorted. */
  List<String> expand(List<String> names) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      Path path = root.resolve(name);
      if (!Files.isDirectory(path)) {
        files.add(name);
        continue;
      }
      MessageFolder.messages(path)
          .forEach(file -> files.add(Path.of(name).resolve(file).toString()));
    }
    return files;
  }

  /** Scans all files; one that cannot be read is told in {@link #failures()}. */
  MassCheckFigures run(List<String> files, int threads, Writer out)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<String>> pending = new ArrayDeque<>();
      for (String file : files) {
        pending.add(pool.submit(() -> line(file)));
        if (pending.size() >= threads * AHEAD_PER_THREAD) {
          write(pending.remove(), out);
        }
      }
      while (!pending.isEmpty()) {
        write(pending.remove(), out);
      }
    } finally {
      pool.shutdown();
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    return new MassCheckFigures(messages, bytes.get(), wall, MassCheckFigures.processCpu());
  }

  /** What could not be read, a sentence each. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void write(Future<String> line, Writer out) throws IOException, InterruptedException {
    try {
      out.write(line.get());
      messages++;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof CommandFailure unreadable)) {
        throw new IllegalStateException(e.getCause());
      }
      failures.add("hamlet: " + unreadable.getMessage());
    }
  }

  private String line(String file) {
    byte[] message =
        MessageInput.start(root.resolve(file).toString(), InputStream.nullInputStream());
    bytes.addAndGet(message.length);
    Verdict verdict;
    try {
      ScanRequest request = ScanRequest.of(message);
      verdict = scanner.scan(user.map(request::forUser).orElse(request)).verdict();
    } catch (RuntimeException bug) {
      throw new IllegalStateException("while scanning " + file, bug);
    }
    return file
        + "\t"
        + String.format(Locale.ROOT, "%.3f", verdict.score())
        + "\t"
        + names(verdict.hits())
        + "\t"
        + names(verdict.subHits())
        + "\n";
  }

  private static String names(List<Hit> hits) {
    return hits.stream().map(hit -> hit.rule().text()).sorted().collect(Collectors.joining(","));
  }
}
