package org.hamlet.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What links lead to, recorded from SpamAssassin. */
class UriReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "//www.example.com/a, '', http://www.example.com/a",
    "//WwW3.example.com, '', http://WwW3.example.com",
    "//ftp2.example.com/, '', ftp://ftp2.example.com/",
    "//www1a.example.com/, '', //www1a.example.com/",
    "//news.example.com, '', //news.example.com",
    "///www.example.com/a, '', ///www.example.com/a",
    "//www.example.com/a, https://example.org/d/, https://www.example.com/a",
    "//ftp.example.com, http://example.org/, http://ftp.example.com",
    "www.example.com, http://example.org/d/, http://example.org/d/www.example.com",
    "?q, http://example.org/d/e/, http://example.org/d/e/?q",
  })
  void serversNamedBySchemeHaveItWhereThereIsNoOther(String link, String base, String uri) {
    assertEquals(uri, UriReference.resolve(link, base));
  }
}
