package org.hamlet.net.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "pyzor.example.net, pyzor.example.net:7",
    "pyzor.example.net:24441, pyzor.example.net:24441",
    "192.0.2.1:1, 192.0.2.1:1",
    "[2001:db8::1]:65535, [2001:db8::1]:65535",
    "[2001:db8::1], [2001:db8::1]:7"
  })
  void serversAreRead(String text, String place) {
    assertThat(HostPort.parse(text, 7).map(HostPort::toString)).contains(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":1", "a:0", "a:65536", "a:b", "a:123456", "a b:1", "[::1]x:1", "a:"})
  void whatIsNoServerIsRefused(String text) {
    assertThat(HostPort.parse(text, 7)).isEmpty();
  }
}
