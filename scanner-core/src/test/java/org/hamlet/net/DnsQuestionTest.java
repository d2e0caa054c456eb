package org.hamlet.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsQuestionTest {

  private static boolean canExist(String name) {
    return DnsQuestion.of(name, RecordType.A).canExist();
  }

  @Test
  void labelsAndNamesEndAtTheirLimits() {
    String label = "a".repeat(DnsQuestion.MAX_LABEL_BYTES);
    assertThat(canExist(label + ".example")).isTrue();
    assertThat(canExist(label + "a.example")).isFalse();
    String name = (label + ".").repeat(3) + "b".repeat(DnsQuestion.MAX_NAME_BYTES - 3 * 64);
    assertThat(name).hasSize(DnsQuestion.MAX_NAME_BYTES);
    assertThat(canExist(name)).isTrue();
    assertThat(canExist(name + "b")).isFalse();
  }

  @Test
  void noLabelIsEmptyAndAllCharsAreBytes() {
    assertThat(canExist("")).isFalse();
    assertThat(canExist("a..example")).isFalse();
    assertThat(canExist(".example")).isFalse();
    assertThat(canExist("caf\u00e9 x.example")).isTrue();
    assertThat(canExist("\u0142.example")).isFalse();
    assertThat(canExist("example.")).isTrue();
  }
}
