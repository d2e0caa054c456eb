package org.hamlet.training.starter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamlet.classify.Classifier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.models.rules.ShippedRules;
import org.hamlet.models.starter.Evidence;
import org.hamlet.rule.Settings;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Label;

/** Reads folders with {@code ham/} and {@code spam/} as examples, with the stages of a scan. */
final class Messages {

  private static final Pattern LIST = Pattern.compile("(?im)^list-id:[^<\n]*<([^>\n]+)>");
  private static final Pattern DOMAIN = Pattern.compile("(?im)^from:.*?@([\\w.-]+)");

  /** Takes what the scanner hands to its classifier, one message at a time. */
  private static final class Witness implements Classifier {
    private Set<String> seen = Set.of();

    @Override
    public boolean ready(Settings settings, Optional<String> user) {
      return true;
    }

    @Override
    public Optional<Classification> classify(ClassifierInput input) {
      seen = Evidence.of(input);
      return Optional.empty();
    }
  }

  private final Witness witness = new Witness();
  private final Scanner scanner =
      ShippedRules.addTo(Scanner.builder()).local(true).classifier(witness).build();

  /**
   * The messages of a folder, sorted by name.
   *
   * @param leftOut names {@code ham/FILE} or {@code spam/FILE} that are not read
   * @param hardHam what the names of ham begin with that looks like spam
   * @param hardWeight what such ham counts beside others
   */
  List<Example> read(Path folder, Set<String> leftOut, String hardHam, double hardWeight)
      throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Label label : Label.values()) {
      String kind = label.name().toLowerCase(Locale.ROOT);
      for (String name : names(folder.resolve(kind))) {
        if (!leftOut.contains(kind + '/' + name)) {
          byte[] bytes = Files.readAllBytes(folder.resolve(kind).resolve(name));
          double weight = label == Label.HAM && name.startsWith(hardHam) ? hardWeight : 1;
          Optional<Classification> nothing = scanner.classify(ScanRequest.of(bytes));
          assert nothing.isEmpty();
          examples.add(new Example(label, source(bytes, label, name), weight, witness.seen));
        }
      }
    }
    return examples;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  /** The list it came by, else the sender's domain, else its own name. */
  private static String source(byte[] bytes, Label label, String name) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    String header = end < 0 ? text : text.substring(0, end);
    Matcher list = LIST.matcher(header);
    if (label == Label.HAM && list.find()) {
      return list.group(1).toLowerCase(Locale.ROOT);
    }
    Matcher domain = DOMAIN.matcher(header);
    return domain.find() ? domain.group(1).toLowerCase(Locale.ROOT) : name;
  }
}
