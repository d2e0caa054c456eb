package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListTest {

  private static final AddressList LIST =
      new AddressList(
          List.of(
              "friend@example.com",
              "*@lists.example.org",
              "*@*.Example.net",
              "news-??@example.edu",
              "*.info",
              "a*"));

  @ParameterizedTest
  @CsvSource({
    "friend@example.com, true",
    "FRIEND@Example.COM, true",
    "other-friend@example.com, false",
    "friend@example.com.invalid, false",
    "x@lists.example.org, true",
    "x@sub.lists.example.org, false",
    "x@y.example.net, true",
    "x@example.net, false",
    "news-12@example.edu, true",
    "news-123@example.edu, false",
    "x@y.info, true",
    "anyone, true",
    "'', false",
  })
  void matchesWholeAddressesWithoutCase(String address, boolean expected) {
    assertThat(LIST.matches(address)).isEqualTo(expected);
  }
}
