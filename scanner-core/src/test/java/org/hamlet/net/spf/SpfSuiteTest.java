package org.hamlet.net.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.hamlet.relay.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The SPF suites of openspf.org and of jSPF, which lie outside of the repository. They were written
 * for RFC 4408; what RFC 7208 changed is listed here with its reason, checked both ways.
 *
 * <p>Among them are those at and beyond {@link SpfCheck#MAX_LOOKUPS}, {@link
 * SpfLookUps#MAX_VOID_LOOKUPS} and {@link SpfLookUps#MAX_NAMES}.
 *
 * <p>Among them are those at and beyond {@link SpfCheck#MAX_LOOKUPS}, {@link
 * SpfLookUps#MAX_VOID_LOOKUPS} and {@link SpfLookUps#MAX_NAMES}.
 */
class SpfSuiteTest {

  private static final Path SUITES =
      Path.of(System.getenv().getOrDefault("HAMLET_SHARED", "../../shared"))
          .resolve("conformance/spf");

  /** Cases with another result, to what it is. */
  private static final Map<String, String> CHANGED = changed();

  private static Map<String, String> changed() {
    Map<String, String> all = new TreeMap<>();
    // RFC 7208, 4.6.4: more than ten mail servers are an error and not cut off after the tenth
    all.put("mx-limit", "permerror");
    for (int i = 7; i <= 37; i++) {
      all.put("mailzone-#" + i, "permerror");
    }
    // RFC 7208, 4.6.4: three look-ups find nothing before the limit of ten is reached
    all.put("mech-at-limit", "permerror");
    all.put("include-at-limit", "permerror");
    // the file has these names twice, and the second, without a TXT record, is the one read
    all.put("mailzone-#126", "none");
    all.put("mailzone-#127", "none");
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc4408-tests.yml", "pyspf-tests.yml", "mailzone-tests.yml"})
  void resultsAreThoseOfTheSuite(String file) throws IOException {
    Path suite = SUITES.resolve(file);
    if (!Files.isReadable(suite)) {
      assertNotEquals("true", System.getenv("CI"), "missing on the build server: " + suite);
      System.out.println("SPF suite " + file + ": not there, 0 cases run");
      assumeTrue(false);
    }
    Map<String, String> differences = new TreeMap<>();
    int cases = 0;
    String text = Files.readString(suite, StandardCharsets.ISO_8859_1);
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (Object document : yaml.loadAll(text)) {
      Map<?, ?> scenario = (Map<?, ?>) document;
      Zone zone = new Zone((Map<?, ?>) scenario.get("zonedata"));
      for (Map.Entry<?, ?> test : ((Map<?, ?>) scenario.get("tests")).entrySet()) {
        cases++;
        Map<?, ?> asked = (Map<?, ?>) test.getValue();
        List<String> expected = strings(asked.get("result"));
        String result = run(asked, zone).name().toLowerCase(Locale.ROOT);
        if (!expected.contains(result)) {
          differences.put(String.valueOf(test.getKey()), result);
        }
      }
    }
    System.out.println("SPF suite " + file + ": " + cases + " cases run");
    Map<String, String> listed = new TreeMap<>(CHANGED);
    listed.keySet().removeIf(name -> !text.contains("  " + name + ":"));
    assertEquals(listed, differences);
  }

  private static SpfResult run(Map<?, ?> asked, Zone zone) {
    IpAddress ip = IpAddress.parse(String.valueOf(asked.get("host"))).orElseThrow();
    Object sender = asked.get("mailfrom");
    String helo = String.valueOf(asked.get("helo"));
    List<SpfResult> results = new ArrayList<>();
    SpfRequest request = new SpfRequest(ip, sender == null ? "" : sender.toString(), helo);
    SpfCheck.start((question, then) -> then.accept(zone.answer(question)), request, results::add);
    assertEquals(1, results.size(), () -> "one result of " + asked);
    return results.get(0);
  }

  private static List<String> strings(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /** The DNS of one scenario. */
  private static final class Zone {

    private final Map<String, List<?>> names = new TreeMap<>();

    Zone(Map<?, ?> data) {
      data.forEach(
          (name, records) ->
              names.put(DnsQuestion.canonical(String.valueOf(name)), (List<?>) records));
    }

    DnsAnswer answer(DnsQuestion question) {
      List<DnsRecord> records = new ArrayList<>();
      String name = question.name();
      for (int hop = 0; hop < 10; hop++) {
        List<?> entries = names.get(name);
        if (entries == null) {
          Status status = hop == 0 ? Status.NO_SUCH_NAME : Status.OK;
          return new DnsAnswer(status, records, 60);
        }
        Optional<String> alias = Optional.empty();
        boolean texts =
            entries.stream().anyMatch(e -> e instanceof Map<?, ?> m && m.containsKey("TXT"));
        for (Object entry : entries) {
          if (entry instanceof Map<?, ?> record) {
            Map.Entry<?, ?> only = record.entrySet().iterator().next();
            String type = String.valueOf(only.getKey());
            if (type.equals("CNAME")) {
              alias = Optional.of(DnsQuestion.canonical(String.valueOf(only.getValue())));
            } else if (type.equals(question.type().name())
                || (type.equals("SPF") && question.type() == RecordType.TXT && !texts)) {
              if (String.valueOf(only.getValue()).equals("TIMEOUT")) {
                return DnsAnswer.without(Status.TIMED_OUT);
              }
              if (!String.valueOf(only.getValue()).equals("NONE")) {
                records.add(new DnsRecord(name, question.type(), 60, data(only.getValue(), type)));
              }
            }
          } else if (records.isEmpty()) {
            return DnsAnswer.without(Status.TIMED_OUT);
          }
        }
        if (alias.isEmpty() || !records.isEmpty()) {
          break;
        }
        name = alias.get();
      }
      return new DnsAnswer(Status.OK, records, 60);
    }

    private static String data(Object value, String type) {
      List<String> parts = strings(value);
      if (type.equals("MX")) {
        return parts.get(0) + " " + DnsQuestion.canonical(parts.get(1));
      }
      String joined = String.join("", parts);
      return type.equals("TXT") || type.equals("SPF") ? joined : DnsQuestion.canonical(joined);
    }
  }
}
