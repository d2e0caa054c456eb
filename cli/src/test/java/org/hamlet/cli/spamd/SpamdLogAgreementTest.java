package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log lines of a scan beside those of SpamAssassin's own spamd, asked by the same spamc with
 * the same rules. Times, ports, and users of processes (theirs becomes nobody) are left out on both
 * sides.
 */
@Timeout(120)
class SpamdLogAgreementTest {

  private static final String BODY = "\n\nTo be or not to be.\n";
  private static final List<String> MESSAGES =
      List.of(
          "From: a@example.com\nMessage-ID: <1@example.com>\nSubject: x" + BODY,
          "From: a@example.com\nMessage-ID: <2@example.com>\nSubject: crown\n\npoison in the ear\n",
          "Subject: no id" + BODY,
          "Message-ID: no brackets@example.com\nSubject: x" + BODY,
          "Message-ID: <a b\tc>\nSubject: x" + BODY,
          "Message-ID: <3@example.com>\nResent-Message-ID: <4@example.com>\nSubject: x" + BODY,
          "Message-ID: <>\nResent-Message-ID: <4,x@example.com>\nSubject: crown" + BODY,
          "Message-ID:\nResent-Message-ID:\nSubject: x" + BODY,
          "Message-ID:\n <5@example.com>\nSubject: x" + BODY,
          "Message-ID: <\u00e4,b=c@example.com> (comment)\nSubject: x" + BODY);
  private static final List<List<String>> WAYS =
      List.of(
          List.of(),
          List.of("-c"),
          List.of("-R"),
          List.of("-y"),
          List.of("--headers"),
          List.of("-u", "horatio"),
          List.of("-u", "a,b c=d"));

  private static final String TOLD =
      "Content-length: 38\r\n\r\nSubject: x\n\nThe ladder is in the shed\n";

  /** Those that change something, those that do not, and those that are refused. */
  private static final List<String> REQUESTS =
      List.of(
          "TELL SPAMC/1.5\r\nMessage-class: spam\r\nSet: local\r\n" + TOLD,
          "TELL SPAMC/1.5\r\nMessage-class: spam\r\nSet: local\r\n" + TOLD,
          "TELL SPAMC/1.5\r\nUser: a,b c\r\nMessage-class: ham\r\nSet: local\r\n" + TOLD,
          "TELL SPAMC/1.5\r\nUser: horatio\r\nRemove: local\r\n" + TOLD,
          "TELL SPAMC/1.5\r\n" + TOLD,
          "CHECK SPAMC/1.5\r\nno header\r\n\r\n",
          "CHECK SPAMC/1.5\r\nCompress: gzip\r\n\r\n",
          "CHECK SPAMC/1.5\r\nContent-length: x\r\n\r\n",
          "CHECK SPAMC/1.5\r\nContent-length: 50\r\n\r\nSubject: x\n\nx\n",
          "CHECK SPAMC/1.5\r\nUser: anna\r\n",
          "NONSENSE SPAMC/1.5\r\n\r\n");

  @TempDir Path folder;

  @Test
  void linesOfScansAreThoseOfSpamd() throws Exception {
    Spamc.require();
    DebianSpamd.require();
    Path rules = Path.of(SpamdLogAgreementTest.class.getResource("/spamc/rules").toURI());
    List<String> theirs = new ArrayList<>();
    try (DebianSpamd spamd = new DebianSpamd(rules, folder, "--cf", "use_bayes 0")) {
      for (String message : MESSAGES) {
        for (List<String> way : WAYS) {
          new Spamc("-d", "127.0.0.1", "-p", "" + spamd.port())
              .run(message, way.toArray(String[]::new));
          theirs.addAll(spamd.awaitLog("spamd: result:"));
        }
      }
    }
    String expected =
        String.join("\n", theirs.stream().map(this::masked).filter(this::ofScan).toList());
    assertThat(String.join("\n", ours(rules))).isEqualTo(expected);
  }

  @Test
  void linesOfTellingAndOfBadRequestsAreThoseOfSpamd() throws Exception {
    DebianSpamd.require();
    Path rules = Path.of(SpamdLogAgreementTest.class.getResource("/spamc/rules").toURI());
    // Its children are user nobody.
    Path store = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> theirs = new ArrayList<>();
    try (DebianSpamd spamd = DebianSpamd.taught(rules, folder, store)) {
      for (String request : REQUESTS) {
        ask(spamd.port(), request);
        List<String> lines = spamd.awaitLog(part(request));
        theirs.add(masked(lines.get(lines.size() - 1)));
      }
    }
    List<String> ours = new ArrayList<>();
    String state = folder.resolve("ours").toString();
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1", "64m", "--rules", rules.toString(), "--allow-tell", "--state", state)) {
      for (String request : REQUESTS) {
        ask(spamd.port(), request);
        ours.add(masked(spamd.awaitLog(part(request))));
      }
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private static String part(String request) {
    return request.startsWith("TELL") ? "spamd: Tell: " : "spamd: bad protocol: ";
  }

  private static void ask(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      SpamdProcess.ask(socket, request.getBytes(ISO_8859_1));
    }
  }

  private List<String> ours(Path rules) throws Exception {
    List<String> lines = new ArrayList<>();
    try (SpamdProcess spamd =
        new SpamdProcess(
            "127.0.0.1", "64m", "--rules", rules.toString(), "--cf", "use_bayes 0", "--no-bayes")) {
      for (String message : MESSAGES) {
        for (List<String> way : WAYS) {
          new Spamc("-d", "127.0.0.1", "-p", "" + spamd.port())
              .run(message, way.toArray(String[]::new));
          for (String part : List.of(" message ", " seconds, ", "spamd: result:")) {
            lines.add(masked(spamd.awaitLog(part)));
          }
        }
      }
    }
    return lines;
  }

  private boolean ofScan(String line) {
    return line.contains(" message ")
        || line.contains(" seconds, ")
        || line.contains("spamd: result:");
  }

  /** Without what differs from run to run. */
  private String masked(String line) {
    return line.substring(line.indexOf("spamd: "))
        .replaceAll("for ([^:]*):\\d+", "for $1:U")
        .replaceAll("uid=\\d+", "uid=U")
        .replaceAll("in \\d+\\.\\d seconds", "in T seconds")
        .replaceAll("scantime=\\d+\\.\\d", "scantime=T")
        .replaceAll("rport=\\d+", "rport=N");
  }
}
