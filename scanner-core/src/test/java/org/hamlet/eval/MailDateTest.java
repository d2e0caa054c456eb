package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Texts and the seconds SpamAssassin 4.0.1 reads from them; a dash where it finds no date. */
class MailDateTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/eval/dates.cases", delimiter = '\t')
  void readsWhatSpamAssassinReads(String text, String seconds) {
    OptionalLong date = MailDate.parse(text.replace("\\n", "\n"));
    assertEquals(seconds, date.isPresent() ? Long.toString(date.getAsLong()) : "-");
  }
}
