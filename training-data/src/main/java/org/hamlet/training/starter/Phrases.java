package org.hamlet.training.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.verdict.Label;

/**
 * Kinds of messages written as phrases: a subject and lines, of which a message takes some, with
 * alternatives {@code {a|b}} in each and places for names, dates and digits.
 *
 * @param name of the kind
 * @param subject of its messages
 * @param lines of its messages
 * @param label what they are
 */
record Phrases(String name, String subject, List<String> lines, Label label) {

  private static final double LINE_TAKEN = 0.7;
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern PLACE = Pattern.compile("@(?:name|town|firm|mail|sum|date|link)|#");

  private static final List<String> NAMES =
      List.of(
          "Anna Miller",
          "Peter Novak",
          "Maria Silva",
          "John Carter",
          "Sofia Rossi",
          "Jan de Vries",
          "Ewa Kowalska",
          "Ahmed Hassan",
          "Li Wei",
          "Olga Ivanova",
          "Lars Berg",
          "Claire Martin",
          "Tom",
          "Grace Johnson",
          "Paul Becker",
          "Emma",
          "David Williams",
          "Kofi Mensah",
          "Yuki Tanaka",
          "Carlos Ruiz");
  private static final List<String> TOWNS =
      List.of("Milton", "Bergen", "Ghent", "Porto", "Graz", "Leeds", "Turin", "Lyon", "Brno");
  private static final List<String> FIRMS =
      List.of("Example", "Acme Example", "Northwind Example", "Example Services");
  private static final List<String> SUMS =
      List.of("4.5", "10.500.000", "2,800,000", "850,000", "1.000.000", "12", "25.5");
  private static final List<String> DATES =
      List.of(
          "3 March",
          "12 October 2025",
          "24.11.2025",
          "2026-02-17",
          "May 5",
          "17 June",
          "8. September");

  Phrases {
    lines = List.copyOf(lines);
  }

  /**
   * One message of this kind.
   *
   * @param subject of the message
   * @param body of the message, a line a paragraph
   */
  record Written(String subject, String body) {}

  /**
   * Reads a file: {@code = NAME}, a line {@code s SUBJECT}, then lines; {@code # } is a comment.
   */
  static List<Phrases> read(Path file, Label label) throws IOException {
    List<Phrases> kinds = new ArrayList<>();
    for (String block : Files.readString(file).split("(?m)^= ", -1)) {
      List<String> lines = block.lines().filter(l -> !l.isBlank() && !l.startsWith("# ")).toList();
      if (lines.size() > 2 && lines.get(1).startsWith("s ")) {
        String subject = lines.get(1).substring(2);
        kinds.add(new Phrases(lines.get(0), subject, lines.subList(2, lines.size()), label));
      } else if (!lines.isEmpty()) {
        throw new IOException(file + ": not a kind of message: " + lines.get(0));
      }
    }
    return kinds;
  }

  /** The kinds in all files of a folder, by the names of the files. */
  static List<Phrases> readAll(Path folder, Label label) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.sorted().toList();
    }
    List<Phrases> kinds = new ArrayList<>();
    for (Path file : files) {
      kinds.addAll(read(file, label));
    }
    return kinds;
  }

  /** A message by chance. */
  Written write(Random chance) {
    List<String> taken =
        new ArrayList<>(lines.stream().filter(l -> chance.nextDouble() < LINE_TAKEN).toList());
    if (taken.isEmpty()) {
      taken.add(any(lines, chance));
    }
    String body = filled(chosen(String.join("\n", taken), chance), chance);
    return new Written(filled(chosen(subject, chance), chance), body);
  }

  private static String chosen(String text, Random chance) {
    String left = text;
    for (Matcher m = CHOICE.matcher(left); m.find(); m = CHOICE.matcher(left)) {
      String one = any(List.of(m.group(1).split("\\|", -1)), chance);
      left = left.substring(0, m.start()) + one + left.substring(m.end());
    }
    return left;
  }

  private static String filled(String text, Random chance) {
    StringBuilder out = new StringBuilder();
    Matcher m = PLACE.matcher(text);
    while (m.find()) {
      m.appendReplacement(out, Matcher.quoteReplacement(place(m.group(), chance)));
    }
    return m.appendTail(out).toString();
  }

  private static String place(String place, Random chance) {
    return switch (place) {
      case "@name" -> any(NAMES, chance);
      case "@town" -> any(TOWNS, chance);
      case "@firm" -> any(FIRMS, chance);
      case "@mail" -> "reader@example.org";
      case "@sum" -> any(SUMS, chance);
      case "@date" -> any(DATES, chance);
      case "@link" -> "https://www.example.com/" + Integer.toHexString(chance.nextInt());
      default -> Integer.toString(chance.nextInt(10));
    };
  }

  private static <T> T any(List<T> choices, Random chance) {
    return choices.get(chance.nextInt(choices.size()));
  }
}
