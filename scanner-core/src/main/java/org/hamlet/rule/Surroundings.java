package org.hamlet.rule;

import java.util.Map;
import java.util.stream.Stream;

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

  /**
   * What a program's environment says, with the network. Compat: SpamAssassin takes the first of
   * the variables that is set to more than nothing and {@code 0}, without encoding and variant.
   */
  public static Surroundings of(Map<String, String> environment) {
    return Stream.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty() && !value.equals("0"))
        .findFirst()
        .filter(value -> !value.equals("C") && !value.equals("POSIX"))
        .map(value -> new Surroundings(withoutVariant(value), false))
        .orElse(ENGLISH);
  }

  private static String withoutVariant(String locale) {
    int end = 0;
    while (end < locale.length() && "@.:".indexOf(locale.charAt(end)) < 0) {
      end++;
    }
    return locale.substring(0, end);
  }

  /** The same language, with or without the network. */
  public Surroundings localOnly(boolean only) {
    return new Surroundings(language, only);
  }
}
