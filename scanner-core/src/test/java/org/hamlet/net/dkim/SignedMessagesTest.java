package org.hamlet.net.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that Perl's Mail::DKIM signed, in every canonical form, and what is left of them. */
class SignedMessagesTest {

  private static final Path FOLDER = Path.of("src/test/resources/dkim");
  private static final String NAME = "sel._domainkey.example.com";
  private static final long NOW = 1_800_000_000L;

  static Stream<Path> messages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList().stream();
    }
  }

  /** RFC 8301 forbids SHA-1: such a signature is none. */
  private static DkimOutcome expected(Path file) {
    return file.endsWith("sha1.eml") ? DkimOutcome.PERMERROR : DkimOutcome.PASS;
  }

  @Test
  void thereAreMessages() throws IOException {
    assertThat(messages()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void signatureHoldsWithEitherLineEnd(Path file) throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    assertThat(outcomes(text)).containsExactly(expected(file));
    assertThat(outcomes(text.replace("\n", "\r\n"))).containsExactly(expected(file));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyDamageBreaksIt(Path file) throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    List<String> damaged =
        List.of(
            text.replace("Ann", "Eve"),
            text.replace("bob@", "bab@"),
            text.replace("another one", "another"),
            text.replace("<1@", "<2@"),
            text.replace("Date: Mon", "Date: Tue"),
            text + "more\n",
            text.replaceFirst("bh=(.)", "bh=A$1"));
    for (String one : damaged) {
      assertThat(one).isNotEqualTo(text);
      assertThat(outcomes(one)).as(one).doesNotContain(DkimOutcome.PASS).hasSize(1);
    }
  }

  private static List<DkimOutcome> outcomes(String text) throws IOException {
    int blank = text.contains("\r\n") ? text.indexOf("\r\n\r\n") + 4 : text.indexOf("\n\n") + 2;
    String key = Files.readString(FOLDER.resolve("key.txt"), ISO_8859_1).strip();
    List<DkimOutcome> outcomes = new ArrayList<>();
    Bytes header = Bytes.ofLatin1(text.substring(0, blank));
    new DkimCheck(header, Bytes.ofLatin1(text.substring(blank)), NOW)
        .start(
            (question, then) -> then.accept(answer(question.name(), key)),
            result -> outcomes.add(result.outcome()));
    return outcomes;
  }

  private static DnsAnswer answer(String name, String key) {
    return name.equals(NAME)
        ? new DnsAnswer(
            DnsAnswer.Status.OK, List.of(new DnsRecord(name, RecordType.TXT, 60, key)), 60)
        : DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME);
  }
}
