package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.scanner.ScannerBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eval functions on small messages: {@code golden/eval/*.cases}, first the rules, then a header
 * each with the rules that SpamAssassin 4.0.1 said it hits.
 */
class EvalCasesTest {

  @TempDir private Path noRules;

  @TestFactory
  Stream<DynamicTest> hitAsInSpamAssassin() {
    return Stream.of(
            "dates", "forged-received", "header-fields", "recipients-and-subjects", "relays")
        .flatMap(this::cases);
  }

  private Stream<DynamicTest> cases(String file) {
    String[] blocks = text(file + ".cases").split("\n\n");
    Scanner scanner = scanner(blocks[0].split("\n"));
    return Arrays.stream(blocks)
        .skip(1)
        .map(block -> block.split("\n(?=-> )", 2))
        .map(
            c ->
                DynamicTest.dynamicTest(
                    file + ": " + c[0].lines().findFirst().orElse(""),
                    () ->
                        assertEquals(c[1].substring("->".length()).strip(), hits(scanner, c[0]))));
  }

  private Scanner scanner(String[] rules) {
    ScannerBuilder builder = Scanner.builder().local(true).rules(noRules).site(noRules);
    for (String tld : List.of("com net org example uk de fr")) {
      builder.line("util_rb_tld " + tld);
    }
    builder.line("util_rb_2tld co.uk");
    for (String rule : rules) {
      builder.line(rule.substring("rule ".length()));
    }
    return builder.build();
  }

  private static String hits(Scanner scanner, String header) {
    byte[] message = unescaped(header + "\n\nbody\n").getBytes(StandardCharsets.ISO_8859_1);
    return scanner.scan(ScanRequest.of(message)).verdict().hits().stream()
        .map(hit -> hit.rule().text())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** {@code \xHH} stands for an octet. */
  private static String unescaped(String text) {
    List<String> out = new ArrayList<>();
    String[] parts = text.split("\\\\x", -1);
    out.add(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      out.add((char) Integer.parseInt(parts[i].substring(0, 2), 16) + parts[i].substring(2));
    }
    return String.join("", out);
  }

  private static String text(String name) {
    try (InputStream in = EvalCasesTest.class.getResourceAsStream("/golden/eval/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
