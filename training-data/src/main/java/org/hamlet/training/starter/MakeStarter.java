package org.hamlet.training.starter;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.hamlet.models.starter.Evidence;
import org.hamlet.models.starter.StarterFile;
import org.hamlet.models.starter.StarterModel;
import org.hamlet.verdict.Label;

/**
 * Makes the starter model: {@code MakeStarter CORPUS RESOURCES OUT [HELD_OUT]}. CORPUS is the
 * SpamAssassin public corpus with {@code ham/} and {@code spam/}, RESOURCES holds this module's
 * messages and phrases; HELD_OUT gets the probability of each message by a model that did not see
 * its source. MODEL.md tells which runs chose the constants.
 */
public final class MakeStarter {

  private static final long SEED = 20261130;
  private static final int FOLDS = 5;
  private static final int MESSAGES_A_KIND = 16;
  private static final double PENALTY = 0.3;
  private static final double HARD_HAM_WEIGHT = 16;

  /** What made messages count of all messages of their label. */
  private static final double MADE_SHARE = 0.5;

  private static final String HARD_HAM = "hard_ham";

  /** What kinds begin with that are hard ham too: mailings that people asked for. */
  private static final String MAILING = "mailing-";

  private static final double MAILING_WEIGHT = 16;

  private MakeStarter() {}

  /** Makes the file and prints what it is worth on sources it did not see. */
  public static void main(String[] arguments) throws IOException {
    Path resources = Path.of(arguments[1]);
    List<Example> examples = examples(Path.of(arguments[0]), resources);
    double[] heldOut = HeldOut.sums(examples, PENALTY, FOLDS, new Random(SEED));
    double[] line = Platt.fit(heldOut, examples);
    Figures.print(examples, heldOut, line, utf8());
    if (arguments.length > 3) {
      Files.write(Path.of(arguments[3]), probabilities(heldOut, line));
    }
    double[] weights = Regression.fit(examples, PENALTY);
    Files.write(Path.of(arguments[2]), StarterFile.write(packed(weights, line)));
  }

  private static List<Example> examples(Path corpus, Path resources) throws IOException {
    Set<String> leftOut = new HashSet<>(Files.readAllLines(resources.resolve("left-out.txt")));
    Messages messages = new Messages();
    List<Example> all = new ArrayList<>(messages.read(corpus, leftOut, HARD_HAM, HARD_HAM_WEIGHT));
    all.addAll(messages.read(resources.resolve("messages"), Set.of(), HARD_HAM, 1));
    all.addAll(made(resources.resolve("phrases"), all));
    return all;
  }

  /** Messages made of the phrases in {@code ham/} and {@code spam/} of a folder, beside mail. */
  private static List<Example> made(Path phrases, List<Example> mail) throws IOException {
    List<Example> made = new ArrayList<>();
    Random chance = new Random(SEED);
    for (Label label : Label.values()) {
      Path folder = phrases.resolve(label.name().toLowerCase(Locale.ROOT));
      List<Phrases> kinds = Phrases.readAll(folder, label);
      double all = Regression.total(mail, label) * MADE_SHARE / (1 - MADE_SHARE);
      double unit = all / kinds.stream().mapToDouble(MakeStarter::weight).sum();
      for (Phrases kind : kinds) {
        for (int i = 0; i < MESSAGES_A_KIND; i++) {
          Phrases.Written written = kind.write(chance);
          Set<String> words = Evidence.ofText(written.subject(), written.body());
          made.add(new Example(label, "phrases " + kind.name(), unit * weight(kind), words));
        }
      }
    }
    return made;
  }

  private static double weight(Phrases kind) {
    return kind.name().startsWith(MAILING) ? MAILING_WEIGHT : 1;
  }

  private static List<String> probabilities(double[] sums, double[] line) {
    return Arrays.stream(sums)
        .mapToObj(sum -> String.format(Locale.ROOT, "%.5f", Platt.probability(sum, line)))
        .toList();
  }

  /** Weights in a byte each; the largest becomes 127. */
  private static StarterModel packed(double[] weights, double[] line) {
    int slots = weights.length - 1;
    double largest = 0;
    for (int i = 0; i < slots; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    double unit = largest / 127;
    byte[] bytes = new byte[slots];
    for (int i = 0; i < slots; i++) {
      bytes[i] = (byte) Math.round(weights[i] / unit);
    }
    return new StarterModel(
        bytes,
        new StarterModel.Calibration(
            (float) unit, (float) weights[slots], (float) line[0], (float) line[1]));
  }

  private static PrintStream utf8() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
