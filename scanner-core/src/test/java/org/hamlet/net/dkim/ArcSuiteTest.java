package org.hamlet.net.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The validation suite of ValiMail, which lies outside of the repository. It knows no result for a
 * chain whose last server said that it failed; that is a failed chain (RFC 8617, section 5.2).
 */
class ArcSuiteTest {

  private static final Path SUITE =
      Path.of(System.getenv().getOrDefault("HAMLET_SHARED", "../../shared"))
          .resolve("conformance/arc/arc-validation-tests.yml");

  /** Cases with another result, to what it is. */
  private static final Map<String, String> CHANGED =
      // RFC 6376, 3.5: where c= is left out the forms are simple, but it was signed over relaxed
      // ones; Mail::DKIM says the same
      Map.of("ams_fields_c_na", "fail");

  private static final Pattern NAME = Pattern.compile("(?m)^  (\\w+):$");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void resultsAreThoseOfTheSuite(String lineEnd) throws IOException {
    if (!Files.isReadable(SUITE)) {
      assertNotEquals("true", System.getenv("CI"), "missing on the build server: " + SUITE);
      System.out.println("ARC suite: not there, 0 cases run");
      assumeTrue(false);
    }
    Map<String, String> differences = new TreeMap<>();
    int cases = 0;
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (Object document : yaml.loadAll(withoutDoubleNames(Files.readString(SUITE, UTF_8)))) {
      Map<?, ?> group = (Map<?, ?>) document;
      Map<?, ?> records = (Map<?, ?>) group.get("txt-records");
      for (Map.Entry<?, ?> each : ((Map<?, ?>) group.get("tests")).entrySet()) {
        Map<?, ?> test = (Map<?, ?>) each.getValue();
        String expected = String.valueOf(test.get("cv")).strip().toLowerCase(Locale.ROOT);
        String message = String.valueOf(test.get("message")).replace("\n", lineEnd);
        String result = run(message, lineEnd, records);
        cases++;
        if (!result.equals(expected.isEmpty() ? "fail" : expected)) {
          differences.put(String.valueOf(each.getKey()), result);
        }
      }
    }
    System.out.println("ARC suite: " + cases + " cases run");
    assertEquals(CHANGED, differences);
  }

  /** Some names are there twice, and of those YAML would read the last. */
  private static String withoutDoubleNames(String text) {
    Set<String> seen = new HashSet<>();
    return NAME.matcher(text)
        .replaceAll(name -> seen.add(name.group(1)) ? "$0" : "  " + name.group(1) + "_again:");
  }

  private static String run(String message, String lineEnd, Map<?, ?> records) {
    int blank = message.startsWith(lineEnd) ? 0 : message.indexOf(lineEnd + lineEnd);
    int body = blank < 0 ? message.length() : blank + (blank == 0 ? 1 : 2) * lineEnd.length();
    List<ArcResult> results = new ArrayList<>();
    new ArcCheck(bytes(message.substring(0, body)), bytes(message.substring(body)))
        .start(
            (question, then) -> {
              Object record = records.get(question.name());
              then.accept(
                  record == null
                      ? DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME)
                      : new DnsAnswer(
                          DnsAnswer.Status.OK,
                          List.of(
                              new DnsRecord(
                                  question.name(), RecordType.TXT, 60, String.valueOf(record))),
                          60));
            },
            results::add);
    assertEquals(1, results.size());
    return results.get(0).outcome().name().toLowerCase(Locale.ROOT);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
