package org.hamlet.content.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hamlet.content.language.LanguageGuess.Scored;
import org.hamlet.message.Bytes;

/** Guesses the languages of texts. Thread-safe. */
public final class LanguageGuesser {

  /** Bytes of the text that are looked at. */
  static final int MAX_TEXT_BYTES = 32_768;

  /** A shorter text tells too little (SpamAssassin 4.0.1 behaviour), in bytes. */
  static final int MIN_TEXT_BYTES = 256;

  private static final String SAMPLE_BEGINS = "== ";

  private LanguageGuesser() {}

  /** Holds the profiles from the first guess on. */
  private static final class Profiles {

    private static final List<Profile> ALL = read();
  }

  /** The codes of all languages that can be told. */
  public static Set<String> languages() {
    Set<String> codes = new LinkedHashSet<>();
    Profiles.ALL.forEach(profile -> codes.add(profile.language()));
    return codes;
  }

  /**
   * The languages of a message.
   *
   * @param paragraphs its rendered body in UTF-8, the subject first
   */
  public static LanguageGuess guess(List<Bytes> paragraphs, LanguageOptions options) {
    StringBuilder text = new StringBuilder();
    for (Bytes paragraph : paragraphs) {
      text.append(text.length() == 0 ? "" : "\n").append(paragraph.text());
      if (text.length() > MAX_TEXT_BYTES) {
        text.setLength(MAX_TEXT_BYTES);
        break;
      }
    }
    if (text.length() < MIN_TEXT_BYTES) {
      return LanguageGuess.UNKNOWN;
    }
    byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    Profile message = Profile.of("", new String(octets, StandardCharsets.UTF_8));
    return chosen(scores(message, options), options);
  }

  private static List<Scored> scores(Profile message, LanguageOptions options) {
    int[] counts = message.counts();
    List<Integer> frequent =
        IntStream.range(0, counts.length)
            .filter(i -> counts[i] > options.optimalNgrams())
            .boxed()
            .sorted(Comparator.comparing(i -> -counts[i]))
            .limit(options.maxNgrams())
            .toList();
    if (frequent.isEmpty()) {
      return List.of();
    }
    Map<String, Double> best = new LinkedHashMap<>();
    for (Profile profile : Profiles.ALL) {
      if (!options.inactive().contains(profile.language())) {
        double sum = 0;
        for (int i : frequent) {
          sum += counts[i] * profile.surprise(message.ngrams()[i]);
        }
        best.merge(profile.language(), sum, Math::min);
      }
    }
    return best.entrySet().stream()
        .map(e -> new Scored(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(Scored::score))
        .toList();
  }

  private static LanguageGuess chosen(List<Scored> scores, LanguageOptions options) {
    if (scores.isEmpty()) {
      return LanguageGuess.UNKNOWN;
    }
    double limit = scores.get(0).score() * options.acceptableScore();
    List<String> near =
        scores.stream().filter(s -> s.score() <= limit).map(Scored::language).toList();
    return new LanguageGuess(near.size() > options.maxLanguages() ? List.of() : near, scores);
  }

  private static List<Profile> read() {
    String text;
    try (InputStream in = LanguageGuesser.class.getResourceAsStream("samples.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Profile> profiles = new ArrayList<>();
    String[] samples = text.split("(?m)^" + SAMPLE_BEGINS, -1);
    for (int i = 1; i < samples.length; i++) {
      int end = samples[i].indexOf('\n');
      profiles.add(Profile.of(samples[i].substring(0, end), samples[i].substring(end)));
    }
    return List.copyOf(profiles);
  }
}
