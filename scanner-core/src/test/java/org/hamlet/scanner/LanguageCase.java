package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of the files {@code language/*.cases}: lines of configuration, perhaps preferences, and
 * what is to come of a message.
 *
 * @param name what it shows
 * @param config lines of the site
 * @param preferences lines of a user, read with a user's rights
 * @param message name of a file in {@code language/messages}
 * @param fields whether X-Spam-* fields are compared, and pattern of the names of others that are
 * @param expected what SpamAssassin makes of it
 * @param ours what we make of it, where that differs on purpose; the reason before it
 */
record LanguageCase(
    String name,
    String config,
    Optional<String> preferences,
    String message,
    Optional<String> fields,
    String expected,
    Optional<Difference> ours) {

  static final Path FOLDER = Path.of("src/test/resources/language");

  private static final Pattern SECTION =
      Pattern.compile("^-- (message|preferences|fields) ?(.*)\n", Pattern.MULTILINE);

  /** A difference on purpose. */
  record Difference(String reason, String answer) {}

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(p -> p.toString().endsWith(".cases")).sorted().toList();
    }
  }

  static List<LanguageCase> all() throws IOException {
    List<LanguageCase> cases = new ArrayList<>();
    for (Path file : files()) {
      for (String block : Files.readString(file, ISO_8859_1).split("(?m)^== ")) {
        if (!block.isBlank() && !block.startsWith("#")) {
          cases.add(parse(block));
        }
      }
    }
    return cases;
  }

  byte[] messageBytes() {
    try {
      return Files.readAllBytes(FOLDER.resolve("messages").resolve(message + ".eml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LanguageCase parse(String block) {
    String name = block.substring(0, block.indexOf('\n'));
    String body = block.substring(name.length() + 1);
    List<String> expected = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    List<String> reason = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    for (String line : body.split("\n", -1)) {
      if (line.startsWith("-> ")) {
        expected.add(line.substring(3));
      } else if (line.startsWith("~> ")) {
        ours.add(line.substring(3));
      } else if (line.startsWith("<> ")) {
        reason.add(line.substring(3));
      } else {
        rest.append(line).append('\n');
      }
    }
    String config = rest.toString();
    Matcher section = SECTION.matcher(config);
    int end = section.find() ? section.start() : config.length();
    return new LanguageCase(
        name,
        config.substring(0, end),
        text(config, "preferences"),
        word(config, "message").orElse("plain"),
        word(config, "fields"),
        String.join("\n", expected),
        ours.isEmpty()
            ? Optional.empty()
            : Optional.of(new Difference(String.join(" ", reason), String.join("\n", ours))));
  }

  private static Optional<String> word(String config, String wanted) {
    return SECTION
        .matcher(config)
        .results()
        .filter(m -> m.group(1).equals(wanted))
        .map(m -> m.group(2))
        .findFirst();
  }

  private static Optional<String> text(String config, String wanted) {
    Matcher section = SECTION.matcher(config);
    while (section.find()) {
      if (section.group(1).equals(wanted)) {
        int from = section.end();
        int to = section.find() ? section.start() : config.length();
        return Optional.of(config.substring(from, to));
      }
    }
    return Optional.empty();
  }
}
