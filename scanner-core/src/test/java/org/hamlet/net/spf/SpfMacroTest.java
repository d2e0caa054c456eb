package org.hamlet.net.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.hamlet.relay.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names made from macros, by senders and records that are long. */
class SpfMacroTest {

  private static final IpAddress CLIENT = IpAddress.parse("192.0.2.1").orElseThrow();
  private static final String DOMAIN = "example.org";

  private static String expanded(String macro, String sender, String helo) {
    try {
      SpfRequest request = new SpfRequest(CLIENT, sender, helo);
      return SpfMacro.domain(macro).expand(request, DOMAIN, "unknown");
    } catch (SpfSyntaxError e) {
      throw new AssertionError(e);
    }
  }

  /** An address of so many chars that begins with a label of three. */
  private static String sender(int chars) {
    String end = "@" + DOMAIN;
    return "abc." + "x".repeat(chars - 4 - end.length()) + end;
  }

  @Test
  void aLongerSenderLosesItsLeftEndAndKeepsItsDomain() {
    int most = SpfRequest.MAX_SENDER_CHARS;
    assertThat(expanded("%{l1r}.x", sender(most), "a.example")).isEqualTo("abc.x");
    assertThat(expanded("%{l1r}.x", sender(most + 1), "a.example")).isEqualTo("bc.x");
    assertThat(expanded("%{o}", sender(5 * most), "a.example")).isEqualTo(DOMAIN);
  }

  @Test
  void aLongerNameOfAClientLosesItsLeftEnd() {
    String name = "abc." + "x".repeat(SpfRequest.MAX_SENDER_CHARS - 4);
    assertThat(expanded("%{h1r}.x", "", name)).isEqualTo("abc.x");
    assertThat(expanded("%{h1r}.x", "", "z" + name)).isEqualTo("abc.x");
  }

  @Test
  void aDomainThatIsTooLongStaysTooLong() {
    String domain = "a.".repeat(1_000) + "example";
    SpfRequest request = new SpfRequest(CLIENT, "ann@" + domain, "a.example");
    assertThat(request.domain()).hasSizeGreaterThan(SpfMacro.MAX_NAME_CHARS);
    assertThat(request.sender()).startsWith("ann@");
  }

  @Test
  void aLongerNameLosesLabelsOnTheLeft() {
    String longest = "a.".repeat(126) + "b";
    assertThat(longest).hasSize(SpfMacro.MAX_NAME_CHARS);
    assertThat(expanded("%{l}", longest + "@x", "")).isEqualTo(longest);
    assertThat(expanded("%{l}", "c" + longest + "@x", "")).isEqualTo(longest.substring(2));
    assertThat(expanded("%{l}", "cc." + longest + "@x", "")).isEqualTo(longest);
    assertThat(expanded("%{l}%{h}", longest + "@x", ".")).isEqualTo(longest);
  }

  @Test
  void aLabelThatIsTooLongStaysTooLong() {
    String label = "x".repeat(SpfMacro.MAX_NAME_CHARS + 1);
    assertThat(expanded("%{l}", label + "@x", "")).isEqualTo(label);
    assertThat(expanded("a.%{l}", label + "@x", "")).hasSizeGreaterThan(SpfMacro.MAX_NAME_CHARS);
  }

  @Test
  void whatIsNoPlainCharIsWrittenAsInAnAddressOfTheWeb() {
    assertThat(expanded("%{L}.x", "a+b~c_\u00e9@x", "")).isEqualTo("a%2Bb~c_%E9.x");
  }

  /** Labels were once left out one at a time: seconds, minutes, or all memory. */
  @ParameterizedTest
  @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @ValueSource(strings = {"%{s}", "%{S}", "%{l}", "%{L=}", "%{sr}", "%{h}", "%{H}", "%{s9r}"})
  void longSendersAndRecordsMakeNamesInLittleTime(String macro) {
    String record = macro.repeat(SpfMacro.MAX_CHARS / macro.length());
    String name = expanded(record, "a.=".repeat(5_000) + "@" + DOMAIN, "a.".repeat(5_000) + "x");
    assertThat(name).hasSizeLessThanOrEqualTo(SpfMacro.MAX_NAME_CHARS);
  }
}
