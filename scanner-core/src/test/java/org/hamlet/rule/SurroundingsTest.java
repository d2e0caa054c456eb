package org.hamlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environments and the language that SpamAssassin 4.0.1 was seen to take from them. */
class SurroundingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          '' ; en_US
          LANG=C ; en_US
          LANG=POSIX ; en_US
          LANG=C.UTF-8 ; C
          LANG=de_DE.UTF-8 ; de_DE
          LANG=de_DE@euro ; de_DE
          LC_ALL=de_DE LANG=fr_FR ; de_DE
          LC_MESSAGES=de_DE LANG=fr_FR ; de_DE
          LC_ALL=fr_FR LC_MESSAGES=de_DE ; fr_FR
          LANGUAGE=de:en LANG=fr_FR ; de
          LANGUAGE=de LC_ALL=C ; de
          LANGUAGE=C LANG=de_DE ; en_US
          LC_ALL=C LANG=de_DE ; en_US
          LC_ALL= LANG=de_DE ; de_DE
          LC_ALL=0 LANG=de_DE ; de_DE
          """)
  void language(String environment, String expected) {
    Map<String, String> variables =
        Arrays.stream(environment.split(" "))
            .filter(word -> word.contains("="))
            .collect(Collectors.toMap(w -> w.split("=")[0], w -> w.replaceFirst("[^=]*=", "")));
    assertThat(Surroundings.of(variables).language()).isEqualTo(expected);
  }
}
