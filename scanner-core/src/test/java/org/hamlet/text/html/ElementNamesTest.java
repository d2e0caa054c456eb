package org.hamlet.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags that SpamAssassin 4.0.1 counts as elements in {@code bad_tag_ratio}. */
class ElementNamesTest {

  @ParameterizedTest
  @CsvSource({
    "o:x, true",
    "o:x/, true",
    "o:1, true",
    "o:x-y, true",
    "o:x_y, true",
    "o:-, true",
    "o:_, true",
    "o:\u00e9, true",
    "st1:x, true",
    "st9:y, true",
    "o:, false",
    "o:&, false",
    "o:x&, false",
    "o:x.y, false",
    "o:x:y, false",
    "st:y, false",
    "w:x, false",
    "v:x, false",
    "oo:x, false",
  })
  void namesakesOfOfficeCount(String tag, boolean known) {
    assertEquals(known, ElementNames.isKnown(tag));
  }
}
