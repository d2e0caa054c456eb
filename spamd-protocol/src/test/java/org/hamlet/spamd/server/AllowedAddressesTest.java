package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "'127.0.0.1,::1', 127.0.0.1, true",
    "'127.0.0.1,::1', ::1, true",
    "'127.0.0.1,::1', 192.0.2.1, false",
    "'10.', 10.200.3.4, true",
    "'10.', 11.0.0.1, false",
    "'192.0.2.0/25', 192.0.2.127, true",
    "'192.0.2.0/25', 192.0.2.128, false",
    "'192.0.2.0/24,!192.0.2.9', 192.0.2.9, false",
    "'!192.0.2.9 192.0.2.0/24', 192.0.2.8, true",
    "'2001:db8::/32', 2001:db8:1::1, true",
    "'0.0.0.0/0', 203.0.113.7, true",
    "'', 127.0.0.1, false"
  })
  void longestMatchDecides(String list, String client, boolean allowed)
      throws UnknownHostException {
    assertThat(AllowedAddresses.parse(list).allows(InetAddress.getByName(client)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.org", "10.0.0.0/33", "1.2.3.4.5.", "x", "10.0.0.0/y"})
  void whatIsNoAddressIsRefused(String entry) {
    assertThatThrownBy(() -> AllowedAddresses.parse(entry))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
