package org.hamlet.text.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Registered domains; the table holds SpamAssassin 4.0.1's answers. */
class DomainRegistryTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/uri/registered-domains.cases", delimiter = '\t')
  void findsTheRegisteredDomain(String host, String domain) {
    assertEquals(domain, TestConfiguration.domains().registeredDomain(host));
  }

  @Test
  void knowsTopLevelDomainsOfAnyCase() {
    assertTrue(TestConfiguration.domains().hasKnownTopLevel("www.example.COM"));
    assertFalse(TestConfiguration.domains().hasKnownTopLevel("www.example.invalid"));
  }
}
