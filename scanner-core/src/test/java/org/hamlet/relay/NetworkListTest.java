package org.hamlet.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks and addresses in text form. */
class NetworkListTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.4/30, 192.0.2.7, true",
    "192.0.2.4/30, 192.0.2.8, false",
    "192.0.2.1/32, 192.0.2.1, true",
    "192.0.2., 192.0.2.9, true",
    "192, 192.9.9.9, true",
    "0/0, 203.0.113.1, true",
    "0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::/0, 2001:db8::1, true",
    "::ffff:192.0.2.1, 192.0.2.1, false",
    "192.0.2.0/24, not an address, false"
  })
  void networkCovers(String network, String address, boolean covered) {
    assertEquals(covered, new NetworkList(List.of(network)).contains(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "192.0.2.0/33", "::/129", "1.2.3.4.5", "192.0.2.1-192.0.2.9"})
  void otherEntriesCountForNothing(String entry) {
    assertFalse(NetworkList.isValid(entry));
    assertFalse(new NetworkList(List.of(entry)).contains("192.0.2.1"));
  }

  @Test
  void firstEntryThatCoversDecides() {
    NetworkList list = new NetworkList(List.of("!192.0.2.1", "192.0.2.0/24", "!192.0.2.2"));
    assertFalse(list.contains("192.0.2.1"));
    assertTrue(list.contains("192.0.2.2"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, true",
    "11.0.0.1, false",
    "127.9.9.9, true",
    "169.254.1.1, true",
    "172.15.1.1, false",
    "172.16.1.1, true",
    "172.31.1.1, true",
    "172.32.1.1, false",
    "192.168.1.1, true",
    "100.63.1.1, false",
    "100.64.1.1, true",
    "100.127.1.1, true",
    "100.128.1.1, false",
    "0.0.0.0, false",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "::2, false",
    "fe80::1, true",
    "febf::1, true",
    "fec0::1, false",
    "fc00::1, false",
    "fd00::1, false"
  })
  void privateAddresses(String address, boolean isPrivate) {
    assertEquals(isPrivate, PrivateNetworks.contain(address));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "IPv6:2001:db8::1, 2001:db8::1",
    "::ffff:1.2.3.4, 1.2.3.4",
    "0:0:0:0:0:ffff:1.2.3.4, 1.2.3.4",
    "::ffff:0102:0304, ::ffff:0102:0304",
    "2001:DB8::1, 2001:DB8::1",
    "::, ::",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "2001:db8::1.2.3.4, 2001:db8::1.2.3.4"
  })
  void addressesInTheirUsualForm(String text, String usual) {
    assertEquals(usual, HopParts.address(text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.999",
        "01.2.3.4",
        "1.2.3.004",
        "1.2.3.4 ",
        "12345::1",
        "1:2",
        "1:2:3:4:5:6:7:8:9",
        "2001:db8:::1",
        "1::2::3",
        "fe80::1%eth0",
        "IPv6:1.2.3.4",
        "2001:db8::g",
        ":",
        ":::",
        "1:2:3:4:5:6:7::8:9"
      })
  void othersAreNoAddresses(String text) {
    assertTrue(HopParts.address(text).isEmpty());
  }
}
