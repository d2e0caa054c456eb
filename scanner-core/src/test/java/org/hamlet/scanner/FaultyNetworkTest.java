package org.hamlet.scanner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.net.resolver.LoopbackServer;
import org.hamlet.verdict.LimitReached;
import org.hamlet.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Scans while the name server does every wrong there is: none takes longer than it may, nothing
 * counts as listed, and no thread, descriptor or memory stays behind. {@code -Dfaults.scans=1400}
 * for long: as many for each fault.
 */
class FaultyNetworkTest {

  private static final int SCANS = Integer.getInteger("faults.scans", 40);
  private static final long SEED = Long.getLong("faults.seed", 20_261_130);
  private static final int WARM_UP = 20;
  private static final int TIME_LIMIT_SECONDS = 10;
  private static final int MORE_THREADS = 4;
  private static final int MORE_DESCRIPTORS = 8;
  private static final long MORE_BYTES = 24L << 20;
  private static final byte[] SILENCE = {};

  /** What a verdict says of which something was to be asked that nobody answered. */
  private static final Set<String> UNTOLD = Set.of("rbl_timeout", "lists_left_out", "dns");

  private static final Set<String> LISTS_ASKED = Set.of("one", "two", "txt", "uri", "ask", "hash");

  private static final String[] RULES = {
    "rbl_timeout 1",
    "time_limit " + TIME_LIMIT_SECONDS,
    "util_rb_tld com net org example",
    "header LISTED_1 eval:check_rbl('one', 'one.example.net.')",
    "header LISTED_2 eval:check_rbl('two-lastexternal', 'two.example.net.', '127.0.0.2')",
    "header LISTED_3 eval:check_rbl_sub('two-lastexternal', '127.0.0.2')",
    "header LISTED_4 eval:check_rbl_txt('txt', 'txt.example.net.')",
    "urirhssub LISTED_5 uri.example.net. A 2",
    "body LISTED_5 eval:check_uridnsbl('LISTED_5')",
    "uridnssub LISTED_6 server.example.net. A 127.0.0.2",
    "body LISTED_6 eval:check_uridnsbl('LISTED_6')",
    "askdns LISTED_7 _SENDERDOMAIN_.ask.example.net A 127.0.0.2",
    "header LISTED_8 eval:check_hashbl_emails('hash.example.net')",
    "header SPF eval:check_for_spf_pass()",
    "full DKIM eval:check_dkim_valid()",
    "full ARC eval:check_arc_valid()",
    "header DMARC eval:check_dmarc_reject()"
  };

  /**
   * What the server does.
   *
   * @param name in words
   * @param untold whether nothing is answered, which verdicts have to say
   */
  private record Fault(
      String name,
      boolean untold,
      Function<Message, byte[]> byUdp,
      Function<Message, byte[]> byTcp) {

    Fault(String name, Function<Message, byte[]> always) {
      this(name, always, always);
    }

    Fault(String name, Function<Message, byte[]> byUdp, Function<Message, byte[]> byTcp) {
      this(name, false, byUdp, byTcp);
    }

    static Fault untold(String name, Function<Message, byte[]> always) {
      return new Fault(name, true, always, always);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.untold("silent", question -> SILENCE),
        Fault.untold("refuses", question -> code(question, Rcode.REFUSED)),
        Fault.untold("fails", question -> code(question, Rcode.SERVFAIL)),
        Fault.untold("nonsense", question -> new byte[] {1, 2, 3}),
        new Fault(
            "late",
            question -> {
              pause(200);
              return code(question, Rcode.NXDOMAIN);
            }),
        new Fault("cuts short", FaultyNetworkTest::cut, question -> SILENCE),
        new Fault("cuts short twice", FaultyNetworkTest::cut, FaultyNetworkTest::cut),
        new Fault("wrong id", FaultyNetworkTest::wrongId),
        new Fault("wrong question", FaultyNetworkTest::wrongQuestion),
        new Fault(
            "ten thousand records",
            FaultyNetworkTest::cut,
            question -> addresses(question, 10_000)),
        new Fault("aliases in a circle", FaultyNetworkTest::aliasCircle),
        new Fault("names in a circle", FaultyNetworkTest::nameCircle),
        new Fault("each of them now and then", FaultyNetworkTest::nowAndThen, question -> SILENCE),
        new Fault("error codes", question -> listed(question, "127.255.255.254")),
        new Fault("lists the world", question -> listed(question, "127.0.0.2")),
        new Fault("elsewhere", question -> listed(question, "192.0.2.1")),
        new Fault("SPF records without end", question -> macros(question, "%{S}")),
        new Fault("SPF records with names", question -> macros(question, "%{p}")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void scanEndsInTimeAndNothingIsListed(Fault fault) throws Exception {
    Random random = new Random(SEED);
    try (LoopbackServer server = new LoopbackServer(fault.byUdp, fault.byTcp)) {
      ScannerBuilder builder =
          Scanner.builder().line("dns_server 127.0.0.1:" + server.address().getPort());
      Arrays.stream(RULES).forEach(builder::line);
      Scanner scanner = builder.build();
      long threads = 0;
      long descriptors = 0;
      long bytes = 0;
      Duration slowest = Duration.ZERO;
      for (int i = 0; i < WARM_UP + SCANS; i++) {
        if (i == WARM_UP) {
          threads = Thread.activeCount();
          descriptors = descriptors();
          bytes = usedBytes();
        }
        long begin = System.nanoTime();
        Verdict verdict = scanner.scan(ScanRequest.of(message(random))).verdict();
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        slowest = time.compareTo(slowest) > 0 ? time : slowest;
        assertThat(verdict.hits()).as("%s, seed %d, scan %d", fault, SEED, i).isEmpty();
        if (fault.untold) {
          assertThat(said(verdict)).as("%s, scan %d", fault, i).containsAnyElementsOf(UNTOLD);
        }
      }
      if (fault.untold) {
        Verdict last = scanner.scan(ScanRequest.of(message(random))).verdict();
        assertThat(listsLeftOut(last)).as(fault.name).containsAll(LISTS_ASKED);
        if (!fault.name.equals("fails")) {
          assertThat(said(last)).as(fault.name).contains("dns");
        }
      }
      assertThat(slowest).isLessThan(Duration.ofSeconds(TIME_LIMIT_SECONDS));
      assertThat(Thread.activeCount() - threads).isLessThanOrEqualTo(MORE_THREADS);
      assertThat(settled(descriptors + MORE_DESCRIPTORS) - descriptors)
          .isLessThanOrEqualTo(MORE_DESCRIPTORS);
      assertThat(usedBytes() - bytes).isLessThan(MORE_BYTES);
    }
  }

  private static Set<String> said(Verdict verdict) {
    return verdict.limits().stream().map(LimitReached::name).collect(Collectors.toSet());
  }

  /** The first labels of what the verdict calls left out. */
  private static List<String> listsLeftOut(Verdict verdict) {
    return verdict.limits().stream()
        .filter(limit -> limit.name().equals("lists_left_out"))
        .flatMap(limit -> Arrays.stream(limit.value().split(", ")))
        .map(list -> list.substring(0, list.indexOf('.')))
        .toList();
  }

  /** Open files and sockets once questions have ended that no rule waits for any more. */
  private static long settled(long most) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIME_LIMIT_SECONDS);
    while (descriptors() > most && System.nanoTime() < end) {
      pause(10);
    }
    return descriptors();
  }

  /** Open files and sockets of this process; 0 where the system does not tell. */
  private static long descriptors() throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(own)) {
      return open.count();
    }
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** A message whose names nobody asked about before. */
  private static byte[] message(Random random) {
    int n = random.nextInt(Integer.MAX_VALUE);
    String domain = "d" + n + ".com";
    String ip = (1 + n % 9) + "." + (n >> 8 & 255) + "." + (n >> 16 & 255) + "." + (n & 127);
    return """
        DKIM-Signature: v=1; a=rsa-sha256; d=%1$s; s=s; h=from; bh=AAAA; b=AAAA
        Received: from mail.%1$s (mail.%1$s [%2$s]) by mx.example.org (Postfix) with ESMTP id 1 (envelope-from <ann@%1$s>);
         Mon, 23 Nov 2026 10:00:01 +0000
        From: ann@%1$s
        To: bob@example.org
        Subject: words

        See http://www.%1$s/ and http://other%1$s/
        """
        .formatted(domain, ip)
        .getBytes(ISO_8859_1);
  }

  /**
   * Mostly an answer, so that no server and no list is left alone; which, follows from the name.
   */
  private static byte[] nowAndThen(Message question) {
    int lot = Math.floorMod(question.getQuestion().getName().toString().hashCode() * 31, 2_000);
    if (lot == 0) {
      return SILENCE;
    }
    return switch (lot % 20) {
      case 1 -> code(question, Rcode.REFUSED);
      case 2 -> code(question, Rcode.SERVFAIL);
      case 3 -> addresses(question, 20);
      case 4 -> wrongQuestion(question);
      case 5 -> aliasCircle(question);
      case 6 -> nameCircle(question);
      case 7 ->
          question.getQuestion().getType() == Type.A
              ? listed(question, "192.0.2.1")
              : code(question, Rcode.NXDOMAIN);
      case 8 -> lot < 100 ? cut(question) : code(question, Rcode.NXDOMAIN);
      case 9 -> lot < 100 ? wrongId(question) : code(question, Rcode.NXDOMAIN);
      default -> code(question, Rcode.NXDOMAIN);
    };
  }

  private static byte[] wrongId(Message question) {
    byte[] reply = listed(question, "127.0.0.2");
    reply[0] ^= 1;
    return reply;
  }

  private static byte[] wrongQuestion(Message question) {
    Message other = new Message(question.getHeader().getID());
    other.addRecord(question(question, "other.example.net."), Section.QUESTION);
    return listed(other, "127.0.0.2");
  }

  private static byte[] aliasCircle(Message question) {
    String name = question.getQuestion().getName().toString();
    return answer(question, alias(name, "b.example.net."), alias("b.example.net.", name));
  }

  private static byte[] nameCircle(Message question) {
    byte[] reply = listed(question, "127.0.0.2");
    int owner = question.toWire().length;
    if (owner + 1 < reply.length) {
      reply[owner] = (byte) 0xC0;
      reply[owner + 1] = (byte) owner;
    }
    return reply;
  }

  private static byte[] code(Message question, int rcode) {
    Message reply = reply(question);
    reply.getHeader().setRcode(rcode);
    return reply.toWire();
  }

  private static byte[] cut(Message question) {
    Message reply = reply(question);
    reply.getHeader().setFlag(Flags.TC);
    return reply.toWire();
  }

  /** The same address for every name, whatever is asked for; texts and servers likewise. */
  private static byte[] listed(Message question, String address) {
    Record asked = question.getQuestion();
    String data =
        switch (asked.getType()) {
          case Type.A -> address;
          case Type.TXT -> "\"listed, see https://example.net/\"";
          case Type.NS -> "ns.example.net.";
          default -> "";
        };
    return data.isEmpty()
        ? code(question, Rcode.NOERROR)
        : answer(question, record(asked.getName().toString(), asked.getType(), data));
  }

  /** Ten terms to look up, each a name of as many macros as a record holds; no list lists. */
  private static byte[] macros(Message question, String macro) {
    Record asked = question.getQuestion();
    Name name = asked.getName();
    if (name.toString().endsWith("example.net.")) {
      return code(question, Rcode.NXDOMAIN);
    }
    if (asked.getType() != Type.TXT) {
      return listed(question, "192.0.2.1");
    }
    String term = " a:" + macro.repeat(300 / macro.length()) + ".%{d}";
    String record = "v=spf1" + term.repeat(11);
    List<String> strings = Arrays.asList(record.split("(?<=\\G.{255})"));
    Message reply = reply(question);
    reply.addRecord(new TXTRecord(name, asked.getDClass(), 60, strings), Section.ANSWER);
    return reply.toWire();
  }

  private static byte[] addresses(Message question, int count) {
    Message reply = reply(question);
    Name name = question.getQuestion().getName();
    for (int i = 0; i < count && question.getQuestion().getType() == Type.A; i++) {
      String address = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
      reply.addRecord(record(name.toString(), Type.A, address), Section.ANSWER);
    }
    return reply.toWire(65_535);
  }

  private static byte[] answer(Message question, Record... records) {
    Message reply = reply(question);
    for (Record record : records) {
      reply.addRecord(record, Section.ANSWER);
    }
    return reply.toWire();
  }

  private static Message reply(Message question) {
    Message reply = new Message(question.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.addRecord(question.getQuestion(), Section.QUESTION);
    return reply;
  }

  private static Record question(Message like, String name) {
    try {
      Record asked = like.getQuestion();
      return Record.newRecord(Name.fromString(name), asked.getType(), asked.getDClass());
    } catch (TextParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Record alias(String owner, String target) {
    return record(owner, Type.CNAME, target);
  }

  private static Record record(String owner, int type, String data) {
    try {
      return Record.fromString(Name.fromString(owner), type, 1, 60, data, Name.root);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
