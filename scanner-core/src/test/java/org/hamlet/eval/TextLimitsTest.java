package org.hamlet.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.hamlet.text.uri.DomainRegistry;
import org.junit.jupiter.api.Test;

/**
 * Limits of what functions read in texts: what is as long still counts, what is longer does not.
 */
class TextLimitsTest {

  private static final DomainRegistry DOMAINS =
      new DomainRegistry(Set.of("com"), Set.of(), Set.of());

  @Test
  void longestLocalPartOfAnAddress() {
    String longest = "a".repeat(TextAddresses.MAX_LOCAL_CHARS) + "@example.com";
    assertThat(first(longest)).hasValue(longest);
    assertThat(first("a" + longest)).isEmpty();
  }

  @Test
  void longestDomainOfAnAddress() {
    String end = ".example.com";
    String longest = "a@" + "b".repeat(TextAddresses.MAX_DOMAIN_CHARS - end.length()) + end;
    assertThat(first(longest)).hasValue(longest);
    assertThat(first(longest.replace("@", "@b"))).isEmpty();
  }

  @Test
  void longestWordThatTellsOfAQuotation() {
    String longest = "w".repeat(TextAddresses.MAX_WORD_CHARS) + ":";
    assertThat(withoutQuoted("a@example.com " + longest)).isBlank();
    assertThat(withoutQuoted("a@example.com w" + longest)).startsWith("a@example.com");
  }

  private static Optional<String> first(String text) {
    return new TextAddresses(text, DOMAINS).next();
  }

  private static String withoutQuoted(String text) {
    return new TextAddresses(text, DOMAINS).withoutQuoted();
  }
}
