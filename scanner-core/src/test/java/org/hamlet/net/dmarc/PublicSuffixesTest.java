package org.hamlet.net.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {

  private static final Path DEBIANS = Path.of("/usr/share/publicsuffix/public_suffix_list.dat");
  private static final PublicSuffixes LIST =
      PublicSuffixes.of(
          """
          // a comment
          test
          co.test  and a remark
          *.wild.test
          !open.wild.test
          \u00e4.test
          """);

  @ParameterizedTest
  @CsvSource({
    "test,test",
    "a.test,a.test",
    "b.a.test,a.test",
    "co.test,co.test",
    "a.co.test,a.co.test",
    "c.B.a.co.test,a.co.test",
    "x.wild.test,x.wild.test",
    "a.x.wild.test,a.x.wild.test",
    "b.a.x.wild.test,a.x.wild.test",
    "open.wild.test,open.wild.test",
    "a.open.wild.test,open.wild.test",
    "b.a.xn--4ca.test,a.xn--4ca.test",
    "b.a.unknown,a.unknown",
    "unknown,unknown",
    "'',''"
  })
  void organisationIsTheSuffixAndOneLabel(String name, String organisation) {
    assertThat(LIST.organisation(name)).isEqualTo(organisation);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    "EXAMPLE.COM, true",
    "a.b.example.co.uk, true",
    "1x.com, true",
    "x.ck, true",
    "a.xn--p1ai, true",
    "example.notatld, false",
    "foo_bar.com, false",
    "-x.com, false",
    "x-.com, false",
    "localhost, false",
    "192.0.2.1, false",
    "[192.0.2.1], false",
    "example.com., false",
    "a..com, false",
    "books\", false",
    "'', false",
    "., false"
  })
  void namesOfThisWorldAreThoseOfMailDmarc(String name, boolean known) throws IOException {
    assumeTrue(Files.isReadable(DEBIANS), "the package publicsuffix is not installed");
    assertThat(PublicSuffixes.read(DEBIANS).knows(name)).isEqualTo(known);
  }

  @Test
  void nameOfAHostIsAsLongAsDnsAllows() {
    String longest = "a.".repeat((PublicSuffixes.MAX_NAME_CHARS - 1) / 2) + "a";
    assertThat(longest).hasSize(PublicSuffixes.MAX_NAME_CHARS);
    assertThat(PublicSuffixes.isHost(longest)).isTrue();
    assertThat(PublicSuffixes.isHost("b" + longest)).isFalse();
    assertThat(PublicSuffixes.isHost("a-".repeat(500_000))).isFalse();
  }

  /** Looking at each of its ends in turn once took a fifth of a second for 8 KB. */
  @Test
  void whatIsTooLongForANameIsItsOwnOrganisation() {
    String longest = "a.".repeat((PublicSuffixes.MAX_NAME_CHARS - 9) / 2) + "a.co.test";
    assertThat(longest).hasSize(PublicSuffixes.MAX_NAME_CHARS);
    assertThat(LIST.organisation(longest)).isEqualTo("a.co.test");
    assertThat(LIST.organisation("b" + longest)).isEqualTo("b" + longest);
  }

  @Test
  void listOfDebianIsRead() throws IOException {
    assumeTrue(Files.isReadable(DEBIANS), "the package publicsuffix is not installed");
    PublicSuffixes list = PublicSuffixes.read(DEBIANS);
    assertThat(list.organisation("mail.example.co.uk")).isEqualTo("example.co.uk");
    assertThat(list.organisation("a.b.example.com")).isEqualTo("example.com");
    assertThat(list.organisation("a.b.www.ck")).isEqualTo("www.ck");
    assertThat(list.organisation("a.b.c.ck")).isEqualTo("b.c.ck");
  }

  @Test
  void fileIsLongUpToTheLimit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("list");
    Files.writeString(file, "/".repeat(PublicSuffixes.MAX_FILE_BYTES));
    assertThat(PublicSuffixes.read(file).organisation("b.a.test")).isEqualTo("a.test");
    Files.writeString(file, "/".repeat(PublicSuffixes.MAX_FILE_BYTES + 1));
    assertThatThrownBy(() -> PublicSuffixes.read(file)).isInstanceOf(IOException.class);
  }
}
