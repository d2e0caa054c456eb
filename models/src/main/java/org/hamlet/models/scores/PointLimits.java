package org.hamlet.models.scores;

import java.util.List;

/**
 * How far learning may move the points of rules.
 *
 * @param most most points of one rule, for spam or for ham
 * @param pull what moving a rule's points by one costs, squared, beside the mail: the higher, the
 *     more mail must speak for it
 * @param kept rules that keep their points: names, or beginnings of names that end in an asterisk
 */
public record PointLimits(double most, double pull, List<String> kept) {

  /** The pull that suits mail of several thousand messages; docs/decisions/0011 tells why. */
  public static final double DEFAULT_PULL = 2;

  /** Checks the ranges. */
  public PointLimits {
    if (!(most > 0)) {
      throw new IllegalArgumentException("most points must be above 0: " + most);
    }
    if (!(pull > 0 && Double.isFinite(pull))) {
      throw new IllegalArgumentException("pull must be above 0: " + pull);
    }
    kept = List.copyOf(kept);
  }

  /** Whether a rule keeps its points whatever the mail says. */
  boolean keeps(String rule) {
    return kept.stream().anyMatch(name -> matches(name, rule));
  }

  private static boolean matches(String name, String rule) {
    return name.endsWith("*")
        ? rule.startsWith(name.substring(0, name.length() - 1))
        : rule.equals(name);
  }
}
