package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void bytesAreGivenUpToTheLimitAndAgainAfterRelease() {
    Admission admission = new Admission(1, 100);
    assertThat(admission.reserve(100)).isTrue();
    assertThat(admission.reserve(1)).isFalse();
    admission.release(60);
    assertThat(admission.reserve(61)).isFalse();
    assertThat(admission.reserve(60)).isTrue();
  }

  @Test
  void clientsAreCounted() {
    Admission admission = new Admission(2, 100);
    admission.entered();
    admission.entered();
    admission.left();
    assertThat(admission.inside()).isEqualTo(1);
  }
}
