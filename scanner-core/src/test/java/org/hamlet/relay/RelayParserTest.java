package org.hamlet.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole messages: trust, networks, fetched mail, originating addresses. */
class RelayParserTest {

  /** A limit that only something worse than linear passes. */
  private static final Duration ENOUGH = Duration.ofSeconds(5);

  @TestFactory
  Stream<DynamicTest> judgesHopsAsSpamAssassinDoes() {
    return Arrays.stream(GoldenText.of("trust.messages").split("\n\n"))
        .map(block -> block.split("\n"))
        .map(l -> DynamicTest.dynamicTest(l[0], () -> assertEquals(expected(l), path(l))));
  }

  @Test
  void foldsAreWhiteSpace() {
    RelayPath path =
        parse(" from h.example (r.example [192.0.2.1])\n\tby mx.example\n with ESMTP id abc; Mon");
    assertEquals(
        "[ ip=192.0.2.1 rdns=r.example helo=h.example by=mx.example ident= envfrom= intl=0 id=abc"
            + " auth= msa=0 ]",
        RelayLine.of(path.untrusted()));
  }

  @Test
  void qmailScannerTellsTheSenderOfTheNextOlderHop() {
    String scanner =
        " from 127.0.0.1 by mx.example (envelope-from <a@b.example>, uid 9) with qmail-scanner-1.24";
    String hop = " from r.example (HELO h.example) (192.0.2.1) by mx.example with SMTP; Mon";
    List<Relay> relays = parse(scanner, hop, hop).untrusted();
    assertEquals("a@b.example", relays.get(0).envelopeFrom());
    assertEquals("", relays.get(1).envelopeFrom());
  }

  @Test
  void fieldsBeyondTheLimitAreNotRead() {
    String field = " from h.example (r.example [10.0.0.1]) by mx.example with ESMTP id abc; Mon";
    int limit = RelayParser.MAX_RECEIVED_FIELDS;
    String[] fields = Collections.nCopies(limit + 1, field).toArray(String[]::new);
    assertEquals(limit, parse(Arrays.copyOf(fields, limit)).trusted().size());
    assertEquals(limit, parse(fields).trusted().size());
  }

  @Test
  void charsBeyondTheLimitAreNotRead() {
    String start = "from h.example (r.example [192.0.2.1]) by mx.example (";
    String filler = "x".repeat(ReceivedText.MAX_CHARS - start.length() - " id abc".length());
    assertEquals("abc", parse(" " + start + filler + " id abc").untrusted().get(0).id());
    assertEquals("", parse(" " + start + filler + "xxxx id abc").untrusted().get(0).id());
  }

  @TestFactory
  Stream<DynamicTest> longFieldsTakeLinearTime() {
    int most = ReceivedText.MAX_CHARS;
    return Stream.of(" (", " by ", "[", " [1.2.3.4]", ".", "(HELO ", " helo=", " with ", "@", " id")
        .map(
            part ->
                DynamicTest.dynamicTest(
                    "repeated '" + part + "'",
                    () -> assertTimeout(ENOUGH, () -> parse(hostile(part, most)))));
  }

  private static String[] hostile(String part, int length) {
    String tail = part.repeat(length / part.length());
    return new String[] {
      " from " + tail,
      " from a (b [192.0.2.1]) " + tail,
      " from a (" + tail,
      " from [192.0.2.1] (" + tail + " Exim",
      " from a (HELO b) (c@192.0.2.1) " + tail
    };
  }

  private static RelayPath parse(String... values) {
    List<HeaderField> fields = new ArrayList<>();
    for (String value : values) {
      fields.add(new HeaderField("Received", Bytes.ofLatin1(value)));
    }
    return RelayParser.parse(new Headers(fields), RelayOptions.INFERRED);
  }

  private static String expected(String[] lines) {
    return Arrays.stream(lines)
        .filter(line -> line.startsWith("-> "))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static String path(String[] lines) {
    List<HeaderField> fields = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith("->") && !line.startsWith("#") && !config(line)) {
        fields.add(
            new HeaderField(line.substring(0, colon), Bytes.ofLatin1(line.substring(colon + 1))));
      }
    }
    RelayOptions options =
        new RelayOptions(
            new NetworkList(setting(lines, "trusted_networks")),
            new NetworkList(setting(lines, "internal_networks")),
            new NetworkList(setting(lines, "msa_networks")),
            setting(lines, "originating_ip_headers"));
    return text(RelayParser.parse(new Headers(fields), options));
  }

  private static boolean config(String line) {
    return line.startsWith("config ");
  }

  private static List<String> setting(String[] lines, String name) {
    return Arrays.stream(lines)
        .filter(line -> line.startsWith("config " + name + " "))
        .flatMap(line -> Arrays.stream(line.split(" ")).skip(2))
        .toList();
  }

  private static String text(RelayPath path) {
    return String.join(
        "\n",
        "-> trusted:" + hops(path.trusted()),
        "-> untrusted:" + hops(path.untrusted()),
        "-> internal:" + hops(path.internal()),
        "-> external:" + hops(path.external()),
        "-> unparseable: " + path.unparseable(),
        "-> first-untrusted: " + path.firstUntrustedReceived(),
        "-> first-external: " + path.firstExternalReceived());
  }

  private static String hops(List<Relay> relays) {
    return relays.stream()
        .map(r -> " " + r.ip() + (r.internal() ? "+intl" : "") + (r.msa() ? "+msa" : ""))
        .collect(Collectors.joining());
  }
}
