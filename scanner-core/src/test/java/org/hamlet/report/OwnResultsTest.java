package org.hamlet.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Authentication-Results fields pretend to be this server's own (RFC 8601, section 5). */
class OwnResultsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mx.example.org; spf=pass | true",
        "MX.Example.ORG; none | true",
        "mx.example.org 1; spf=pass | true",
        "mx.example.org | true",
        "mx.example.org.; dkim=pass | true",
        "mx.example.org/1; dkim=pass | true",
        "(by (us)) mx.example.org (v1) ; spf=pass | true",
        "~\"mx.example.org\"; spf=pass~ | true",
        "~\"mx.\\example.org\"; spf=pass~ | true",
        "(never closed mx.example.org; spf=pass | true",
        "; spf=pass (mx.example.org) | true",
        "other.example.net; spf=pass smtp.mailfrom=mx.example.org | false",
        "(mx.example.org) other.example.net; spf=pass | false",
        "mx.example.org.example.net; spf=pass | false",
        "; spf=pass | false"
      })
  void fieldOfAnother(String value, boolean claims) {
    FieldText field = FieldText.of("Authentication-results: " + value + "\n").get(0);
    assertEquals(claims, new OwnResults("mx.example.org").isClaimedBy(field));
    assertEquals(false, new OwnResults("").isClaimedBy(field));
    FieldText other = FieldText.of("X-Results: " + value + "\n").get(0);
    assertEquals(false, new OwnResults("mx.example.org").isClaimedBy(other));
  }
}
