package org.hamlet.digest.razor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.message.MessageParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected are what the parts of Debian's razor-agents 2.85 gave for the same. */
class RazorSignaturesTest {

  private static final String LONG =
      "words of a long message 0123456789 at http://www.example.com/\n".repeat(2_000);

  @ParameterizedTest
  @CsvSource({
    "0abcd|1fghi|2klmn, 0, 5, 1fghi",
    "0abcd|1fghi|2klmn, 0, 6, 1f",
    "0abcd|1fghi|2klmn, 0, 11, 1fghi2",
    "0abcd|1fghi|2klmn, 3, 5, cd1fghi",
    "0abcd|1fghi|2klmn, 3, 8, cd1fg",
    "0abcd|1fghi|2klmn, 5, 5, 2",
    "0abcd|1fghi|2klmn, 5, 6, 1f",
    "0abcd|1fghi|2klmn, 5, 14, 2klmn",
    "0abcd|1fghi|2klmn, 6, 12, fghi2k",
    "abcde|fghij|klmno, 2, 4, cde",
    "abcde|fghij|klmno, 2, 5, cdefghij",
    "abcde|fghij|klmno, 10, 12, klm",
    "'|abc|def', 0, 0, d",
    "'|abc|def', 0, 1, ab",
    "ab||cd|ef, 2, 5, ef",
    "a0|0|cd, 1, 3, 00c"
  })
  void passagesAreCutAsInRazor(String lines, int from, int to, String passage) {
    List<String> all = List.of(lines.split("\\|", -1));
    assertThat(new Passage(all, 0, all.size() - 1).at(from, to)).isEqualTo(passage);
  }

  @ParameterizedTest
  @CsvSource({
    "a<b>bold</b>c, abold",
    "<a href='x>y'>z</a>Z, z",
    "a<br>b<!-- x -- >b-->cZ, abb--c",
    "a<br>b<!---->b-->cZ, abc",
    "a<br><b x&y>cZ, a&c",
    "a<br>&amp;amp;&lt;&eacute;&#65;&copyZ, a&amp;<\u00e9&#65;\u00a9",
    "a<br>&nbsp;b&euro;Z, 'a b&euro;'",
    "a<b unclosed <br>, 'a'",
    "no tag < here > &amp;, no tag < here > &amp;",
    "x <p> y &amp; z, x <p> y &amp; z",
    "&lt;<b9x>Z, <",
    "&lt;<b_>Z, <",
    "&lt;<!br>Z, <",
    "&lt;<b\u00e9>Z, <",
    "&lt;<1 <b>Z, <",
    "&lt;<zz><b>Z, <",
    "&lt;<zz <b>Z, &lt;<zz <b>Z",
    "&lt;< /b>Z, &lt;< /b>Z",
    "&lt;<bx>Z, &lt;<bx>Z"
  })
  void htmlLosesItsTagsAsInRazor(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<z ", "< ", "<z> ", "<b", "<", "&", "<br '"})
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void tagsWithoutEndAreReadOnce(String repeated) {
    assertThat(PlainText.of(repeated.repeat(500_000))).isNotNull();
    assertThat(PlainText.of(repeated + " ".repeat(500_000))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.b ", "http://a.b=", "http://", "www.a.b ", "href= "})
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aLineOfLinksTakesNoMoreMemoryThanItself(String repeated) {
    assertThat(LinkedHosts.of("http://foo.com " + repeated.repeat(200_000)))
        .containsAnyOf("foo.com", "www.a.b")
        .hasSizeBetween(1, LinkedHosts.MAX_HOSTS);
  }

  @ParameterizedTest
  @CsvSource({
    "http://foo.com https://bar.net, foo.com",
    "https://foo.com http://bar.net, foo.com bar.net",
    "http://user:pw@host.example.com:80/x, example.com",
    "http://www.example.co.uk./, example.co.uk",
    "http://a.example.zz/, a.example.zz",
    "http://%66oo.com&#46;au, foo.com.au",
    "see http://www.foo.com and www.bar.com x, www.bar.com foo.com",
    "a www.foo.com b, ''",
    "http://foo.com href=http://bar.net http://baz.com, bar.net baz.com",
    "http://foo.com/?u=http://www.bar.com&g=0 http://baz.com/, foo.com",
    "http://localhost/, ''"
  })
  void hostsAreThoseOfRazor(String text, String hosts) {
    assertThat(String.join(" ", LinkedHosts.of(text))).isEqualTo(hosts);
  }

  @Test
  void onlyLinksOfTheLastLineCountBesideTheFirst() {
    assertThat(LinkedHosts.of("http://foo.com\nhttp://bar.net\nhttp://baz.org\n"))
        .containsExactly("foo.com", "baz.org");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, 8A",
    "ff, _w",
    "123456789abc, hMKm4ZXT",
    "0caaf24ab1a0b658, A1X0JdhQ1qEA"
  })
  void base64IsThatOfRazor(String hex, String base64) {
    assertThat(Sha1.base64(hex)).isEqualTo(base64);
  }

  @Test
  void aMessageHasTheSignaturesOfRazor() {
    String message =
        "Subject: a message\n\nThese are the words of a message, see http://www.example.com/ for"
            + " more.\n";
    assertThat(signatures(message))
        .hasToString(
            "[RazorSignatures[ephemeral=Optional[uyi5f0GeBurxWLkmEeAtDrV6hHUA],"
                + " hosts=[A1X0JdhQ1qEA]]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "Subject: x\n\n \n", "Content-Type: text/html\n\n<br>\n"})
  void nothingHasNoSignature(String message) {
    assertThat(signatures(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" www.%d", " http://h%d.example/"})
  void hostsBeyondTheLimitHaveNone(String form) {
    StringBuilder text = new StringBuilder("Subject: x\n\nhttps://first.example/");
    for (int i = 0; i < LinkedHosts.MAX_HOSTS; i++) {
      text.append(form.replace("%d", "" + i));
    }
    assertThat(signatures(text + "\n").get(0).hosts()).hasSize(LinkedHosts.MAX_HOSTS);
  }

  @Test
  void partsBeyondTheLimitHaveNone() {
    String part = "--b\n\nwords\n";
    String message =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + part.repeat(RazorSignatures.MAX_PARTS + 1)
            + "--b--\n";
    assertThat(signatures(message)).hasSize(RazorSignatures.MAX_PARTS);
  }

  /** What stands in a header that does not begin with the type is text there. */
  @ParameterizedTest
  @CsvSource({
    "Content-Type: text/plain|Content-Transfer-Encoding: quoted-printable,"
        + " vfN7OFaDT1Vu16DDf5s6mQfIcMMA, A1X0JdhQn5UA",
    "Content-Transfer-Encoding: quoted-printable|Content-Type: text/plain,"
        + " dxf23dxBlwrvgBzFhiatX7zbBzUA, A1X0JdhQdGkA",
    "X-Foo: bar, 54RipEMUuJ4rYdCTxeF4qCHiHdEA, A1X0JdhQn5UA",
    "Content-Type: text/plain|X-Foo: bar, -a933jCZ29VMMFzhRYlTpLNRKhcA, A1X0JdhQn5UA"
  })
  void aPartIsReadWithAHeaderThatDoesNotBeginWithItsType(
      String header, String ephemeral, String host) {
    String words = "words =3D of a message 0123456789 at http://www.example.com/\n";
    String message =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
            + (header.replace('|', '\n') + "\n\n" + words.repeat(4) + "--b--\n");
    assertThat(signatures(message))
        .containsExactly(new RazorSignatures(Optional.of(ephemeral), List.of(host)));
  }

  /** They once had signatures of their own, which no server knows. */
  @ParameterizedTest
  @CsvSource({
    "61440, LWL0rW2SPsYJgjORgCRyH_2yIoIA, A1X0JdhQpRgA",
    "61441, LWL0rW2SPsYJgjORgCRyH_2yIoIA, A1X0JdhQpRgA",
    "120000, LWL0rW2SPsYJgjORgCRyH_2yIoIA, A1X0JdhQpRgA"
  })
  void longPartsAreCutAsInRazor(int length, String ephemeral, String host) {
    String text = LONG.substring(0, length);
    assertThat(signatures("Subject: x\n\n" + text))
        .containsExactly(new RazorSignatures(Optional.of(ephemeral), List.of(host)));
    assertThat(text.length() <= RazorText.MAX_BYTES).isEqualTo(length == 61_440);
  }

  @Test
  void longPartsAreCutAsTheyWereSent() {
    String encoded = Base64.getEncoder().encodeToString(LONG.getBytes(ISO_8859_1));
    assertThat(signatures("Content-Transfer-Encoding: base64\n\n" + encoded))
        .containsExactly(
            new RazorSignatures(
                Optional.of("k0F6QscFAOOQ3tosBGQV7nx-dQkA"), List.of("A1X0JdhQDfQA")));
  }

  private static List<RazorSignatures> signatures(String message) {
    return RazorSignatures.of(
        MessageAsSent.of(new MessageParser().parse(message.getBytes(ISO_8859_1))),
        EphemeralSeed.USUAL);
  }
}
