package org.hamlet.benchmarks;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** From bytes to verdict, local rules alone. */
public class WholeScan extends Measured {

  /** No rules show what a scan costs beside them. */
  public enum Rules {
    NONE,
    SPAMASSASSIN
  }

  /** What is scanned with. */
  @Param Rules rules;

  private Scanner scanner = scanner(Rules.NONE);

  /** Reads the rules. */
  @Setup
  public void prepare() {
    scanner = scanner(rules);
  }

  /** One verdict a message. */
  @Benchmark
  public void scan(Mail mail, Blackhole sink) {
    for (byte[] message : mail.messages()) {
      sink.consume(scanner.scan(ScanRequest.of(message).withoutIdleSubRules()).verdict());
    }
  }

  /** The rules read from their texts, nothing kept from before. */
  @Benchmark
  public Scanner readRules() {
    return scanner(rules);
  }

  private static Scanner scanner(Rules rules) {
    ScannerBuilder builder = Scanner.builder().local(true).line("use_bayes 0");
    return (rules == Rules.SPAMASSASSIN ? builder.installedSpamAssassin() : builder).build();
  }
}
