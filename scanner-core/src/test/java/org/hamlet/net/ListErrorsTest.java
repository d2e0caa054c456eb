package org.hamlet.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListErrorsTest {

  @Test
  void ofWhatAListSaysTheBeginningIsTold() {
    String most = "error " + "x".repeat(ListErrors.MAX_TEXT_CHARS - 6);
    assertThat(ListErrors.meaningOfText(most).orElseThrow()).endsWith("it says: " + most);
    assertThat(ListErrors.meaningOfText(most + "y").orElseThrow()).endsWith("it says: " + most);
  }
}
