package org.hamlet.models.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words of address fields, and that what repeats hosts and fields does not grow with them. */
class AddressWordsTest {

  private static String host(int labels) {
    return String.join(".", Collections.nCopies(labels, "a"));
  }

  private static long count(String words, String prefix) {
    return words.split(java.util.regex.Pattern.quote(prefix), -1).length - 1L;
  }

  @Test
  void aHostIsGivenWithEachOfItsEndings() {
    assertThat(AddressWords.of("Anna Gard <anna@mail.example.org>\n.x@.example..org, alone@org"))
        .isEqualTo(
            " N*Anna N*Gard U*anna D*mail.example.org D*example.org D*org"
                + " U*.x D*.example..org D*.org D*org U*alone D*org");
  }

  /** One of 2,000 labels was 4 MB of endings. */
  @Test
  void aHostOfManyLabelsHasNoMoreEndingsThanTheBodyTakes() {
    int most = DomainForms.MAX_ENDINGS;
    assertThat(count(AddressWords.of("<a@" + host(most) + ">"), " D*")).isEqualTo(most);
    assertThat(AddressWords.of("<a@" + host(most) + ">")).endsWith(" D*a.a D*a");
    assertThat(count(AddressWords.of("<a@" + host(most + 1) + ">"), " D*")).isEqualTo(most);
    assertThat(AddressWords.of("<a@" + host(2_000) + ">")).hasSizeLessThan(32 * 4_100);
  }

  @Test
  void aThousandAddressesAreTaken() {
    String most =
        IntStream.range(0, AddressWords.MAX_ADDRESSES)
            .mapToObj(i -> "u" + i + "@example.org")
            .collect(Collectors.joining("\n"));
    assertThat(count(AddressWords.of(most), " U*")).isEqualTo(AddressWords.MAX_ADDRESSES);
    assertThat(AddressWords.of(most + "\nmore@example.org")).isEqualTo(AddressWords.of(most));
  }

  @Test
  void wordsThatHaveNoRoomEndThem() {
    String name = "b".repeat(AddressWords.MAX_CHARS - " N*".length() - " U*u D*d".length());
    assertThat(AddressWords.of(name + " <u@d>"))
        .hasSize(AddressWords.MAX_CHARS)
        .endsWith("b U*u D*d");
    assertThat(AddressWords.of(name + "b <u@d>\nx@y")).endsWith("b U*u");
  }

  /** Where entries cannot be read, each is named by the whole field. */
  @Test
  void aFieldOfCommasIsNotRepeatedForEachOfThem() {
    String field = "x <y z> w, ".repeat(700);
    assertThat(AddressWords.of(field)).hasSizeLessThanOrEqualTo(AddressWords.MAX_CHARS);
  }
}
