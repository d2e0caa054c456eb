package org.hamlet.rule;

/**
 * What lines depend on besides themselves.
 *
 * @param language as in {@code pt_BR}: which {@code lang} lines count
 * @param localOnly whether only tests run that need no network: what {@code local_tests_only} is in
 *     conditions and metas
 */
public record Surroundings(String language, boolean localOnly) {

  /** American English, which is what the C locale means as well, with the network. */
  public static final Surroundings ENGLISH = new Surroundings("en_US", false);

  /** The same language, with or without the network. */
  public Surroundings localOnly(boolean only) {
    return new Surroundings(language, only);
  }
}
