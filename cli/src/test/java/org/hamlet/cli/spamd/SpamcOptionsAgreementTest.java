package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each option of spamc with SpamAssassin's own server and with ours: what comes out and how spamc
 * ends is the same, but for version, date, host and boundary.
 */
@Timeout(240)
class SpamcOptionsAgreementTest {

  private static final String HEAD = "From: a@example.com\nTo: b@example.com\n";
  private static final Map<String, String> MESSAGES =
      Map.of(
          "ham", HEAD + "Subject: x\nMessage-ID: <1@example.com>\n\nTo be or not to be.\n",
          "spam", HEAD + "Subject: crown\nMessage-ID: <2@example.com>\n\npoison in the ear\n",
          "empty", "",
          "no body", HEAD + "Subject: no body\n",
          "CRLF", (HEAD + "Subject: crown\n\npoison in the ear\n").replace("\n", "\r\n"),
          "BSMTP",
              "MAIL FROM:<a@example.com>\nDATA\n" + HEAD + "\npoison in the ear\n..\n.\nQUIT\n",
          "long", HEAD + "Subject: long\n\n" + "To be or not to be.\n".repeat(40_000));

  /** No server with TLS listens there, and telling is not allowed: that is compared as well. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of(),
          List.of("-c"),
          List.of("--check", "-E"),
          List.of("-E"),
          List.of("-y"),
          List.of("-r"),
          List.of("-r", "-E"),
          List.of("-R"),
          List.of("--full", "--exitcode"),
          List.of("--headers"),
          List.of("--headers", "-E"),
          List.of("-B"),
          List.of("-x"),
          List.of("-x", "-X"),
          List.of("-x", "-c"),
          List.of("-s", "100"),
          List.of("-s", "100", "-c"),
          List.of("-s", "100", "-E"),
          List.of("-s", "100", "-x"),
          List.of("-s", "2000000"),
          List.of("-t", "60", "-n", "5"),
          List.of("-u", "horatio"),
          List.of("-u", "nobody; here"),
          List.of("-H"),
          List.of("-4"),
          List.of("-l"),
          List.of("-K"),
          List.of("-z"),
          List.of("-L", "spam"),
          List.of("-L", "nonsense"),
          List.of("-C", "report"),
          List.of("-S"),
          List.of("-S", "-x"),
          List.of("--filter-retries=2", "--filter-retry-sleep=1"),
          List.of("--connect-retries=1", "--retry-sleep=1"),
          List.of("-e", "cat"),
          List.of("--tests"),
          List.of("--full-spam", "-f"),
          List.of("--no-safe-fallback", "--unavailable-tempfail"),
          List.of("--max-size=100", "--check"),
          List.of("--timeout=60", "--connect-timeout=5"),
          List.of("--username=horatio", "--tests"),
          List.of("--randomize", "--log-to-stderr"),
          List.of("--bsmtp", "--exitcode"),
          List.of("--learntype=spam"),
          List.of("--reporttype=report"),
          List.of("--pipe-to", "cat"),
          List.of("-F", "/dev/null", "-c"),
          List.of("--config=/dev/null"),
          List.of("--dest=127.0.0.1", "--check"),
          List.of("-6", "-x", "--connect-retries=1"),
          List.of("--ssl", "--ssl-ca-file=/dev/null", "-x"),
          List.of("--ssl", "--ssl-ca-path=/nowhere", "-x"),
          List.of("--ssl", "--ssl-cert=/dev/null", "--ssl-key=/dev/null", "-x"),
          List.of("--version"),
          List.of("-V"),
          List.of("--help"),
          List.of("-h"),
          List.of("--no-such-option"));

  /** Given to each call by its address, and with a unix socket by {@link SpamcTest}. */
  private static final Set<String> ELSEWHERE = Set.of("-d", "-p", "--port", "-U", "--socket");

  private static final Pattern OPTION = Pattern.compile("(?m)^  (-\\w)?[ ,]*(--[\\w-]+)?");

  /** One after the other: what was told before decides what telling says. */
  private static final List<List<String>> TELLING =
      List.of(
          List.of("-L", "spam"),
          List.of("-L", "spam"),
          List.of("-L", "ham"),
          List.of("-L", "ham", "-x"),
          List.of("-L", "forget"),
          List.of("-L", "forget"),
          List.of("-C", "report"),
          List.of("-L", "spam"),
          List.of("-C", "revoke"),
          List.of("-L", "ham"),
          List.of("-L", "ham", "-E"),
          List.of("-L", "spam", "-s", "100"));

  private static final int SHOWN_LINES = 3;

  private static final Pattern SUMMARY =
      Pattern.compile("(?m)(?:^[ -]*[0-9.]+ [A-Z_]+ .*\r?\n){2,}");

  @TempDir Path folder;

  @BeforeAll
  static void require() {
    Spamc.require();
    DebianSpamd.require();
  }

  @Test
  void noOptionIsLeftOut() throws Exception {
    Set<String> given = new HashSet<>(ELSEWHERE);
    Stream.of(WAYS, TELLING)
        .flatMap(List::stream)
        .flatMap(List::stream)
        .forEach(word -> given.add(word.replaceFirst("=.*", "")));
    Set<String> options = new TreeSet<>();
    Matcher option = OPTION.matcher(new Spamc().run("", "--help").out());
    while (option.find()) {
      Stream.of(option.group(1), option.group(2)).filter(Objects::nonNull).forEach(options::add);
    }
    assertThat(options).hasSizeGreaterThan(50).isSubsetOf(given);
  }

  @Test
  void everyOptionGivesWhatItGivesWithSpamd() throws Exception {
    Map<String, Spamc.Outcome> theirs;
    try (DebianSpamd spamd = new DebianSpamd(rules(), folder, "--cf", "use_bayes 0")) {
      theirs = outcomes(spamd.port(), WAYS);
    }
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1", "96m", "--rules", rules().toString(), "--cf", "use_bayes 0")) {
      compare(outcomes(spamd.port(), WAYS), theirs);
    }
  }

  @Test
  void whatUsersTellIsAnsweredAsBySpamd() throws Exception {
    // Its children are user nobody.
    Path store = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxrwxrwx"));
    Map<String, Spamc.Outcome> theirs;
    try (DebianSpamd spamd =
        new DebianSpamd(
            rules(),
            folder,
            "--allow-tell",
            "--pre",
            "loadplugin Mail::SpamAssassin::Plugin::Bayes",
            "--cf",
            "bayes_path " + store.resolve("bayes"))) {
      theirs = outcomes(spamd.port(), TELLING);
    }
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1",
            "96m",
            "--rules",
            rules().toString(),
            "--allow-tell",
            "--state",
            folder.resolve("ours").toString())) {
      compare(outcomes(spamd.port(), TELLING), theirs);
    }
  }

  private static Path rules() throws Exception {
    return Path.of(SpamcOptionsAgreementTest.class.getResource("/spamc/rules").toURI());
  }

  private static Map<String, Spamc.Outcome> outcomes(int port, List<List<String>> ways)
      throws IOException, InterruptedException {
    Spamc spamc = new Spamc("-d", "127.0.0.1", "-p", "" + port);
    Map<String, Spamc.Outcome> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> message : MESSAGES.entrySet()) {
      int step = 0;
      for (List<String> way : ways) {
        Spamc.Outcome outcome = spamc.run(message.getValue(), way.toArray(String[]::new));
        String name = message.getKey() + ", " + ++step + ": spamc " + String.join(" ", way);
        all.put(name, new Spamc.Outcome(outcome.code(), masked(outcome.out())));
      }
    }
    return all;
  }

  /** Without what differs from run to run and host to host: also the order of rules in reports. */
  static String masked(String out) {
    String inOrder = SUMMARY.matcher(out).replaceAll(SpamcOptionsAgreementTest::sorted);
    return inOrder
        .replaceAll("(X-Spam-Checker-Version:).*", "$1")
        .replaceAll("version=\\S+", "version=V")
        .replaceAll("(Received: from localhost by ).*(\\r?\\n[ \\t].*)*", "$1")
        .replaceAll("----------=_[0-9A-Fa-f.]+", "----------=_B");
  }

  private static String sorted(MatchResult lines) {
    String sorted = lines.group().lines().sorted().collect(Collectors.joining("\n"));
    return Matcher.quoteReplacement(sorted + "\n");
  }

  private static void compare(Map<String, Spamc.Outcome> ours, Map<String, Spamc.Outcome> theirs) {
    List<String> differ = new ArrayList<>();
    theirs.forEach(
        (name, outcome) -> {
          if (!outcome.equals(ours.get(name))) {
            differ.add(name + difference(outcome, ours.get(name)));
          }
        });
    System.out.println("spamc with both servers: " + theirs.size() + " calls compared");
    assertThat(differ).isEmpty();
  }

  /** From the first line that is not the same. */
  private static String difference(Spamc.Outcome theirs, Spamc.Outcome ours) {
    List<String> left = theirs.out().lines().toList();
    List<String> right = ours.out().lines().toList();
    int same = 0;
    while (same < Math.min(left.size(), right.size()) && left.get(same).equals(right.get(same))) {
      same++;
    }
    String their = "\n  theirs " + from(theirs.code(), left, same);
    return their + "\n  ours   " + from(ours.code(), right, same);
  }

  private static String from(int code, List<String> lines, int first) {
    int end = Math.min(lines.size(), first + SHOWN_LINES);
    return code + ", line " + first + ": " + lines.subList(first, end);
  }
}
