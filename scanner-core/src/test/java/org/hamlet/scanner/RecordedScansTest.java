package org.hamlet.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports that SpamAssassin 4.0.1 wrote under small configurations: {@code golden/scans/*.cases},
 * described in the README there.
 */
class RecordedScansTest {

  private static final Pattern CHANGE = Pattern.compile("s([/|])(.*?)\\1(.*?)\\1(?: |$)");

  /** Where files lie that configurations name as {@code FILES/name}. */
  private static final Path FILES = Path.of("src/test/resources/golden/scans");

  @TempDir private Path noRules;

  @TestFactory
  Stream<DynamicTest> reportsAreThoseOfSpamAssassin() {
    return Stream.of("access-database", "antivirus", "awl", "previews", "shortcircuit", "txrep")
        .flatMap(this::cases);
  }

  private Stream<DynamicTest> cases(String file) {
    String[] blocks = text(file + ".cases").split("(?m)^== ");
    List<String> common =
        blocks[0]
            .lines()
            .filter(l -> l.startsWith("all "))
            .map(l -> l.substring("all ".length()))
            .toList();
    return Stream.of(blocks)
        .skip(1)
        .map(
            block ->
                DynamicTest.dynamicTest(
                    file + ": " + block.lines().findFirst().orElse(""),
                    () -> assertEquals(block, ran(block, common))));
  }

  /** The block with the answers that are given here. */
  private String ran(String block, List<String> common) {
    List<String> lines = block.lines().toList();
    ScannerBuilder builder =
        Scanner.builder()
            .local(true)
            .rules(noRules)
            .site(noRules)
            .history(new RememberedSenders())
            .autolearn(true);
    common.forEach(line -> builder.line(placed(line)));
    List<String> out = new ArrayList<>(lines.subList(0, 1));
    List<Scanner> scanner = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("<< ")) {
        if (scanner.isEmpty()) {
          scanner.add(builder.build());
        }
        out.add(line);
        report(scanner.get(0), line).forEach(l -> out.add("-> " + l));
      } else if (!line.startsWith("->")) {
        builder.line(placed(line));
        out.add(line);
      }
    }
    return String.join("\n", out) + "\n";
  }

  private static Stream<String> report(Scanner scanner, String line) {
    String[] words = line.split(" ", 3);
    String message = text(words[1]);
    if (words.length == 3) {
      message = changed(message, words[2]);
    }
    byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
    return scanner.scan(ScanRequest.of(bytes)).report().stripTrailing().lines();
  }

  private static String placed(String line) {
    return line.replace("FILES", FILES.toString());
  }

  /**
   * {@code s/from/to/}, any number of times, with \n for a line end; a bar may stand for the slash.
   */
  private static String changed(String message, String changes) {
    String changed = message;
    Matcher change = CHANGE.matcher(changes);
    while (change.find()) {
      changed = changed.replace(lines(change.group(2)), lines(change.group(3)));
    }
    return changed;
  }

  private static String lines(String written) {
    return written.replace("\\n", "\n");
  }

  private static String text(String name) {
    try (InputStream in = RecordedScansTest.class.getResourceAsStream("/golden/scans/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
