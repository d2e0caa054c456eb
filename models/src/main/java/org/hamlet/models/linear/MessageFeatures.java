package org.hamlet.models.linear;

import java.util.List;
import java.util.function.Supplier;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.HeaderField;

/**
 * What the experts see in one message, in the order of the experts.
 *
 * @param experts the features of each
 */
record MessageFeatures(List<int[]> experts) {

  /** What the experts look at. */
  static final List<String> NAMES = List.of("header bytes", "body bytes", "words");

  /** How many experts there are. */
  static final int EXPERTS = NAMES.size();

  /** Which expert sees words, the only features that can be shown. */
  static final int WORDS = 2;

  MessageFeatures {
    experts = List.copyOf(experts);
  }

  /** Those of a message. */
  static MessageFeatures of(ClassifierInput input) {
    FeatureSet words = new FeatureSet();
    return of(input, words, words::toArray);
  }

  /** Those of a message; {@code words} gets the texts of those of the last expert. */
  static MessageFeatures of(ClassifierInput input, FeatureTexts words) {
    return of(input, words, words::toArray);
  }

  private static MessageFeatures of(
      ClassifierInput input, FeatureSink words, Supplier<int[]> found) {
    List<HeaderField> fields = EvidenceFields.of(input.message().headers());
    FeatureSet header = new FeatureSet();
    ByteGrams.ofHeader(fields, header);
    FeatureSet body = new FeatureSet();
    ByteGrams.ofBody(input.message().pristineBody(), body);
    new Words(words).read(input, fields);
    return new MessageFeatures(List.of(header.toArray(), body.toArray(), found.get()));
  }
}
