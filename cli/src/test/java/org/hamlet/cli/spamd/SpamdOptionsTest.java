package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.spamd.server.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SpamdOptionsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--create-prefs --max-children 5 --helper-home-dir",
        "-d -c -m 5 -H",
        "-x -q -u mail -g mail --syslog=mail",
        "-Q -x --virtual-config-dir=/home/%u -U nobody -P",
        "--min-children=1 --min-spare=1 --max-spare=2 --max-conn-per-child=200 --round-robin",
        "--syslog-socket=none --log-timestamp-fmt=default --timing -4 -v",
        "-L -D bayes,learn -C /rules --siteconfigpath=/site --cf=a --pre=b -l",
        "--socketpath=/s --socketowner=a --socketgroup=b --socketmode=0660",
        "--ssl-port=784 --ssl-verify --ssl-ca-file=a --ssl-ca-path=b --server-key k"
      })
  void optionsOfStartScriptsForSpamdAreTaken(String words) {
    new CommandLine(new SpamdCommand()).parseArgs(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "-i 192.0.2.1 > 192.0.2.1:783",
        "-i 192.0.2.1:784 -p 790 > 192.0.2.1:784",
        "-i [2001:db8::1] -p 790 > [2001:db8::1]:790",
        "-i -p 790 > *:790",
        "-i /s > /s",
        "--socketpath=/s > /s",
        "-i 192.0.2.1 --socketpath=/s > 192.0.2.1:783 /s",
        "-i 0.0.0.0 > 0.0.0.0:783",
        "-i -4 > 0.0.0.0:783",
        "-i localhost:790 -4 > 127.0.0.1:790",
        "-p 790 --ipv4-only > 127.0.0.1:790"
      })
  void listensWhereItIsTold(String options, String expected) {
    assertThat(endpoints(options).stream().map(Endpoint::toString))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "-i 192.0.2.1 --ssl-port=784 > 192.0.2.1:783 ssl:192.0.2.1:784",
        "-i 192.0.2.1:785 --ssl-port=784 > 192.0.2.1:785 ssl:192.0.2.1:784",
        "-i 192.0.2.1:784 --ssl-port=784 > ssl:192.0.2.1:784",
        "-i 192.0.2.1:785 -i 192.0.2.1 --ssl-port=784 > 192.0.2.1:785 ssl:192.0.2.1:784"
            + " 192.0.2.1:783",
        "-i 192.0.2.1:785 > ssl:192.0.2.1:785"
      })
  void plainAndEncryptedNeverShareAPort(String options, String expected) throws Exception {
    String keys = keys();
    assertThat(endpoints("--ssl " + options + keys).stream().map(Endpoint::toString))
        .containsExactly(expected.split(" "));
  }

  @Test
  void authoritiesAreReadInAFileAndInAFolder() throws Exception {
    String keys = keys();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String both = " --ssl-verify --ssl-ca-file=" + folder.resolve("cert.pem") + " --ssl-ca-path=";
    Path authorities = Files.createDirectory(folder.resolve("authorities"));
    Files.copy(folder.resolve("cert.pem"), authorities.resolve("one.pem"));
    assertThat(endpoints("-4 --ssl" + keys + both + authorities)).hasSize(1);
    assertThatThrownBy(() -> endpoints("--ssl" + keys + both + empty))
        .hasMessageContaining("no certificate in " + empty);
  }

  /** As in spamd: without it the server spoke plain text to everybody. */
  @ParameterizedTest
  @ValueSource(strings = {" --ssl-verify --ssl-ca-file=", " --ssl-ca-file="})
  void whoNamesAuthoritiesGetsTls(String options) throws Exception {
    String keys = keys();
    assertThat(endpoints("-4" + keys + options + folder.resolve("cert.pem")))
        .hasOnlyElementsOfType(Endpoint.Tls.class);
  }

  /** A key and its certificate, as options. */
  private String keys() throws Exception {
    Spamc.requireProgram(Path.of("/usr/bin/openssl"), "openssl");
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("cert.pem");
    List<String> command =
        new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes"));
    command.addAll(List.of("-subj", "/CN=localhost"));
    command.addAll(List.of("-keyout", key.toString(), "-out", certificate.toString()));
    Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
    openssl.getInputStream().readAllBytes();
    assertThat(openssl.waitFor()).isZero();
    return " --server-cert=" + certificate + " --server-key=" + key;
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> endpoints("--ssl --server-cert=/no/cert.pem"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("/no/cert.pem");
    assertThatThrownBy(() -> endpoints("--ssl --ssl-verify"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--ssl-ca-file");
    assertThatThrownBy(() -> endpoints("--socketpath=/s --socketmode=999"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("999");
  }

  private static List<Endpoint> endpoints(String options) {
    SpamdListening listening = new SpamdListening(SpamdOptionsTest::lookedUp);
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(listening))
        .parseArgs(options.split(" "));
    return listening.endpoints();
  }

  /** Asks nobody: one name has addresses, and what is one is one. */
  private static InetAddress[] lookedUp(String name) throws UnknownHostException {
    if (name.equals("mail.example.org")) {
      return new InetAddress[] {
        InetAddress.getByName("192.0.2.7"), InetAddress.getByName("2001:db8::7")
      };
    }
    if (name.matches("[0-9.]+|.*:.*")) {
      return InetAddress.getAllByName(name);
    }
    throw new UnknownHostException(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ssl", "--ssl-verify", "--ssl-ca-file", "--ssl-ca-path"})
  void askingForCertificatesOfClientsIsAskingForTlsAsInSpamd(String option) throws Exception {
    String keys = keys();
    Path authority = folder.resolve("cert.pem");
    String value =
        switch (option) {
          case "--ssl-ca-file" -> "=" + authority;
          case "--ssl-ca-path" -> "=" + folder.resolve("ca");
          case "--ssl-verify" -> " --ssl-ca-file=" + authority;
          default -> "";
        };
    Path authorities = Files.createDirectory(folder.resolve("ca"));
    Files.copy(authority, authorities.resolve("one.pem"));
    assertThat(endpoints("-i 192.0.2.1 " + option + value + keys))
        .hasToString("[ssl:192.0.2.1:783]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ssl-ca-file=%s", "--ssl --ssl-ca-file=%s"})
  void authoritiesThatAreGivenAreRead(String options) throws Exception {
    String keys = keys();
    Path wrong = Files.writeString(folder.resolve("none.pem"), "none\n");
    assertThatThrownBy(() -> endpoints("-i 192.0.2.1 " + options.formatted(wrong) + keys))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--ssl: no certificate: " + wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "--max-children=0, --max-children: not a number of scans at once: 0",
    "--timeout-tcp=-5, --timeout-tcp: not a time: -5",
    "--timeout-child=-1, --timeout-child: not a time: -1",
    "--allowed-ips=foo, --allowed-ips: not an address: foo"
  })
  void aValueThatCannotBeIsToldWithItsOption(String option, String told) {
    SpamdCommand command = new SpamdCommand();
    new CommandLine(command).parseArgs(option, "-i", "127.0.0.1:0");
    assertThatThrownBy(command::start)
        .isInstanceOfSatisfying(
            CommandFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(64))
        .hasMessage(told);
  }

  @Test
  void aNameIsAllItsAddresses() {
    assertThat(endpoints("-i mail.example.org"))
        .hasToString("[192.0.2.7:783, [2001:db8:0:0:0:0:0:7]:783]");
  }

  @Test
  void localhostIsBothLoopbackAddressesAsInSpamd() throws Exception {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getAllByName("::1")[0]) != null,
        "no IPv6 here");
    for (String options : List.of("-p 790", "-i localhost -p 790", "-i localhost:790")) {
      assertThat(endpoints(options).stream().map(Endpoint::toString))
          .containsExactly("127.0.0.1:790", "[::1]:790");
    }
    assertThat(endpoints("-6 -p 790")).hasToString("[[::1]:790]");
    assertThatThrownBy(() -> endpoints("-i 192.0.2.1 -6"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no address to listen on: 192.0.2.1");
  }

  @Test
  void aNameWithoutAddressIsNamedAndTheServiceIsUnavailable() {
    assertThatThrownBy(() -> endpoints("-i name.invalid"))
        .isInstanceOfSatisfying(
            CommandFailure.class, failure -> assertThat(failure.exitCode()).isEqualTo(69))
        .hasMessageContaining("no address to listen on: name.invalid");
  }

  @Test
  void placesAreAbsoluteOrRelativePaths() {
    assertThat(endpoints("--socketpath=run/s").get(0))
        .extracting(Endpoint::toString)
        .isEqualTo("run/s");
  }

  @Test
  void everybodyMayConnectToASocketUnlessToldOtherwise() {
    assertThat(modes("--socketpath=/s -i /t")).containsExactly(0666, 0666);
    assertThat(modes("--socketpath=/s -i /t --socketmode=0600")).containsExactly(0600, 0600);
  }

  private static List<Integer> modes(String options) {
    return endpoints(options).stream()
        .map(Endpoint.Unix.class::cast)
        .map(unix -> unix.access().mode().orElseThrow())
        .toList();
  }
}
