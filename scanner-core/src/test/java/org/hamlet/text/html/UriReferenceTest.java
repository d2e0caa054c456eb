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

  @ParameterizedTest
  @CsvSource({
    "?q, http://b.example/dir/file.html, http://b.example/dir/?q",
    "#f, http://b.example/dir/file.html, http://b.example/dir/#f",
    "x, http://b.example/dir/f.x, http://b.example/dir/f.x/x",
    "#f, http://b.example/dir/f.toolongextension, http://b.example/dir/f.toolongextension/#f",
    "#f, http://b.example/dir/.html, http://b.example/dir/.html/#f",
    "#f, http://b.example/dir/a..html, http://b.example/dir/a..html/#f",
    "#f, http://b.example/dir/a.b.html, http://b.example/dir/a./#f",
    "#f, http://b.example/dir/a.b.c, http://b.example/dir/a.b.c/#f",
    "#f, http://b.example/dir/f.h?, http://b.example/dir/#f",
    "#f, http://b.example/f.html?a=b, http://b.example/f.html?a=b/#f",
    "?q, http://b.example/d?x/y.z, http://b.example/d?q",
    "x, http://b.example/f.html#a, http://b.example/x",
    "#f, http://b.html, http://b.html/#f",
    "#f, http:///ab.html, http:///ab.html/#f",
    "#f, http:ab.html, http:ab.html/#f",
  })
  void baseIsAFolder(String link, String base, String uri) {
    assertEquals(uri, UriReference.resolve(link, UriReference.asFolder(base)));
  }
}
