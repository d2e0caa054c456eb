package org.hamlet.digest.shared;

import java.util.List;

/**
 * What is known of a digest.
 *
 * @param digest the one asked about
 * @param similarity how much of it is equal with the one known, 0 to 1; 1 for exact ones
 * @param opinions one for each reporter
 * @param span when it was reported
 */
public record Sighting(SharedDigest digest, double similarity, List<Opinion> opinions, Span span) {

  /** Messages of one reporter that count: nobody makes a digest known alone by repeating it. */
  static final int MAX_COUNTED = 3;

  /** Copies the list. */
  public Sighting {
    opinions = List.copyOf(opinions);
  }

  /**
   * First and last report.
   *
   * @param first seconds since 1970
   * @param last seconds since 1970
   */
  public record Span(long first, long last) {}

  /** Messages that were called spam by those who count. */
  public long spam() {
    return opinions.stream().filter(Opinion::counts).mapToLong(Opinion::spam).sum();
  }

  /** Messages that were called wanted by those who count. */
  public long ham() {
    return opinions.stream().filter(Opinion::counts).mapToLong(Opinion::ham).sum();
  }

  /** The trust of those who called it spam, for each as often as three times. */
  public double weight() {
    return opinions.stream()
        .filter(Opinion::counts)
        .mapToDouble(o -> o.trust() * Math.min(o.spam(), MAX_COUNTED))
        .sum();
  }

  /**
   * Whether it is known as spam: reported often enough, by those who are trusted enough, and called
   * wanted by nobody who counts.
   *
   * @param least reports
   * @param trust least weight
   */
  public boolean isSpam(long least, double trust) {
    return ham() == 0 && spam() >= Math.max(1, least) && weight() >= trust;
  }
}
