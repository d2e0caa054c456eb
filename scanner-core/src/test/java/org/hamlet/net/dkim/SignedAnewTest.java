package org.hamlet.net.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hamlet.message.Bytes;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Messages that other programs sign with new keys, whole and damaged in ten ways each, and what
 * those programs make of them: Perl's Mail::DKIM for RSA, Python's dkim for Ed25519, which tells
 * apart only what passes and what does not.
 */
class SignedAnewTest {

  private static final long SEED = Long.getLong("dkim.seed", 20_261_130);

  /** The time for all of them, whatever the clock says. */
  private static final long NOW_SECONDS = 1_700_000_000;

  private static final int COUNT = Integer.getInteger("dkim.messages", 300);

  /**
   * Damage after which RFC 6376, 6.1.1, has a signature fail before its hashes are looked at, and
   * Mail::DKIM looks at them: a length that is no number, a tag twice, From not signed.
   */
  private static final Set<String> MALFORMED = Set.of(":l=x", ":t=1;_t=2", ":h=to:date");

  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> differences = new TreeMap<>();
  private int compared;
  private boolean exact;

  @ParameterizedTest(name = "{1}")
  @CsvSource({"perl,sign.pl,true", "/usr/bin/python3,sign.py,false"})
  void resultsAreTheirs(String program, String script, boolean tellsWhy) throws Exception {
    exact = tellsWhy;
    Process process = start(program, script);
    try (InputStream out = new BufferedInputStream(process.getInputStream())) {
      for (String line = line(out); !line.isEmpty(); line = line(out)) {
        String[] words = line.split(" ", 4);
        if (words[0].equals("K")) {
          keys.put(words[1], line.substring(line.indexOf(' ', 2) + 1));
        } else {
          compare(
              words[2],
              words[3].equals("-") ? "" : words[3],
              out.readNBytes(Integer.parseInt(words[1])));
        }
      }
    }
    int code = process.waitFor();
    if (code != 0 && compared == 0) {
      assertThat(System.getenv("CI")).as(script + " runs").isNotEqualTo("true");
      assumeTrue(false, script + " does not run: nothing was compared");
    }
    System.out.println(script + " with seed " + SEED + ": " + compared + " messages compared");
    assertThat(String.join("\n", differences.keySet()))
        .as("seed %s %s", SEED, differences)
        .isEmpty();
    assertThat(compared).isEqualTo(11 * COUNT);
  }

  private static Process start(String program, String script) throws IOException {
    try {
      return new ProcessBuilder(
              program,
              "src/test/resources/dkim/" + script,
              Long.toString(SEED),
              Integer.toString(COUNT),
              Long.toString(NOW_SECONDS))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as(program + " is installed").isNotEqualTo("true");
      assumeTrue(false, program + " is not installed: nothing was compared");
      throw e;
    }
  }

  private void compare(String what, String theirs, byte[] message) {
    String text = new String(message, ISO_8859_1);
    int blank = text.indexOf("\r\n\r\n") + 4;
    List<DkimOutcome> outcomes = new ArrayList<>();
    new DkimCheck(
            Bytes.ofLatin1(text.substring(0, blank)),
            Bytes.ofLatin1(text.substring(blank)),
            NOW_SECONDS)
        .start(dns(), result -> outcomes.add(result.outcome()));
    String ours =
        outcomes.stream().map(SignedAnewTest::inTheirWords).collect(Collectors.joining(","));
    compared++;
    if (!said(what, ours).equals(said(what, theirs))) {
      differences.put(compared + " " + what + " " + theirs + " <> " + ours, fields(text));
    }
  }

  private String said(String what, String outcomes) {
    return !exact || MALFORMED.stream().anyMatch(what::endsWith)
        ? outcomes.replace("invalid", "fail")
        : outcomes;
  }

  private static String fields(String text) {
    return text.lines()
        .filter(line -> line.startsWith("DKIM-Signature:"))
        .map(line -> line.replaceAll("\\bb=[^;]*", "b=..."))
        .collect(Collectors.joining("\n"));
  }

  private static String inTheirWords(DkimOutcome outcome) {
    return switch (outcome) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case PERMERROR -> "invalid";
      case TEMPERROR -> "temperror";
    };
  }

  private Asker dns() {
    return (question, then) -> {
      String record = keys.get(question.name());
      then.accept(
          record == null
              ? DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME)
              : new DnsAnswer(
                  DnsAnswer.Status.OK,
                  List.of(new DnsRecord(question.name(), RecordType.TXT, 60, record)),
                  60));
    };
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.write(octet);
    }
    return line.toString(ISO_8859_1);
  }
}
