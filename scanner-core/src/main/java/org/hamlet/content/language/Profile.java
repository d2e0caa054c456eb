package org.hamlet.content.language;

import java.util.Arrays;

/** How often each n-gram occurs in the sample of a language. Immutable; thread-safe. */
final class Profile {

  /**
   * The share of an n-gram that the sample does not have. Chosen among 1e-5 and 1e-3 on 847
   * messages: of those where SpamAssassin guesses too, 99.6 % share a language and 97.5 % the first
   * one; with 1e-5 99.1 % and 97.0 %, with 1e-3 99.7 % and 98.0 %, but then 19 more remain unknown.
   */
  private static final double UNSEEN = 1e-4;

  private final String language;
  private final int[] ngrams;
  private final int[] counts;
  private final double[] totals = new double[Ngrams.KINDS];

  private Profile(String language, int[] ngrams, int[] counts) {
    this.language = language;
    this.ngrams = ngrams;
    this.counts = counts;
    for (int i = 0; i < ngrams.length; i++) {
      totals[Ngrams.kind(ngrams[i])] += counts[i];
    }
  }

  /** That of a sample. */
  static Profile of(String language, String sample) {
    int[] all = Ngrams.sorted(sample);
    int[] distinct = new int[all.length];
    int[] counts = new int[all.length];
    int size = 0;
    for (int i = 0; i < all.length; i++) {
      if (i > 0 && all[i] == all[i - 1]) {
        counts[size - 1]++;
      } else {
        distinct[size] = all[i];
        counts[size++] = 1;
      }
    }
    return new Profile(language, Arrays.copyOf(distinct, size), Arrays.copyOf(counts, size));
  }

  /** Its code. */
  String language() {
    return language;
  }

  /** The distinct n-grams, sorted. */
  int[] ngrams() {
    return ngrams;
  }

  /** How often each of them occurs. */
  int[] counts() {
    return counts;
  }

  /** How little an n-gram is to be expected in this language, in bits. */
  double surprise(int ngram) {
    int at = Arrays.binarySearch(ngrams, ngram);
    double share = at < 0 ? 0 : counts[at] / totals[Ngrams.kind(ngram)];
    return -Math.log(share + UNSEEN) / Math.log(2);
  }
}
