package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void clientsAreCounted() {
    Admission admission = new Admission(2);
    admission.entered();
    admission.entered();
    admission.left();
    assertThat(admission.inside()).isEqualTo(1);
  }
}
