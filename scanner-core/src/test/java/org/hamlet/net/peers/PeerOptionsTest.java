package org.hamlet.net.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamlet.net.service.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that name other nodes. */
class PeerOptionsTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  private PeerOptions read(String name, String text, String mode) throws IOException {
    Path file = folder.resolve("nodes");
    Files.writeString(file, text.replace("KEY", KEY));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return PeerOptions.read(name, file.toString(), Duration.ofSeconds(3));
  }

  @Test
  void linesNameNodesWithPlaceKeyAndTrust() throws IOException {
    PeerOptions options =
        read(
            "ann",
            "# friends\n\nbob 192.0.2.7 KEY\ncarol [2001:db8::1]:999 KEY 0.9\ndave - KEY 1\n",
            "rw-r-----");
    assertThat(options.peers()).extracting(Peer::name).containsExactly("bob", "carol", "dave");
    assertThat(options.peers()).extracting(Peer::trust).containsExactly(0.5, 0.9, 1.0);
    assertThat(options.peers())
        .extracting(Peer::place)
        .containsExactly(
            Optional.of(new HostPort("192.0.2.7", PeerOptions.PORT)),
            Optional.of(new HostPort("2001:db8::1", 999)),
            Optional.empty());
  }

  @Test
  void withoutAFileThereAreNone() throws IOException {
    assertThat(PeerOptions.read("", "", Duration.ofSeconds(3)).on()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "bob 192.0.2.7, 14, a line is NAME",
    "bob 192.0.2.7 KEY 1 more, 82, a line is NAME",
    "bob 192.0.2.7 0123, 15, a key is at least 64",
    "' bob 192.0.2.7:0 KEY', 6, neither HOST",
    "bob 192.0.2.7 KEY 2, 80, trust is a number",
    "bob 192.0.2.7 KEY 1.5, 80, trust is a number",
    "Bob! 192.0.2.7 KEY, 1, the name of a node is up to 32",
    "carol 192.0.2.7 KEY, 1, a second line of carol",
  })
  void aLineWithAFaultIsToldAtItsPlaceAndTheOthersCount(String line, int column, String text)
      throws IOException {
    PeerOptions options =
        read("ann", "# friends\ncarol - KEY\n" + line + "\ndave - KEY", "rw-------");
    assertThat(options.peers()).extracting(Peer::name).containsExactly("carol", "dave");
    PeerFault fault = options.faults().get(0);
    assertThat(options.faults()).hasSize(1);
    assertThat(fault.file()).isEqualTo(folder.resolve("nodes").toString());
    assertThat(List.of(fault.line(), fault.column())).containsExactly(3, column);
    assertThat(fault.text()).startsWith(text).doesNotContain(KEY);
  }

  @Test
  void faultsAreToldUpToTheLimit() throws IOException {
    assertThat(read("ann", "bob\n".repeat(PeerFile.MAX_FAULTS), "rw-------").faults())
        .hasSize(PeerFile.MAX_FAULTS);
    assertThat(read("ann", "bob\n".repeat(PeerFile.MAX_FAULTS + 1), "rw-------").faults())
        .hasSize(PeerFile.MAX_FAULTS);
  }

  @Test
  void keysThatEverybodyCanReadAreRefused() {
    assertThatThrownBy(() -> read("ann", "bob - KEY", "rw-r--r--"))
        .hasMessageContaining("can be read by everybody");
  }

  @Test
  void aNodeWantsAName() {
    assertThatThrownBy(() -> read("", "bob - KEY", "rw-------"))
        .hasMessageContaining("hamlet_digest_name");
  }

  @Test
  void thereAreAsManyNodesAsTheLimit() throws IOException {
    assertThat(read("ann", nodes(PeerOptions.MAX_PEERS), "rw-------").faults()).isEmpty();
    PeerOptions more = read("ann", nodes(PeerOptions.MAX_PEERS + 1), "rw-------");
    assertThat(more.peers()).hasSize(PeerOptions.MAX_PEERS);
    assertThat(more.faults()).extracting(PeerFault::line).containsExactly(33);
    assertThat(more.faults().get(0).text()).isEqualTo("more than 32 nodes");
  }

  private static String nodes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "node" + i + " - KEY\n")
        .collect(Collectors.joining());
  }

  @Test
  void aLongerFileIsNotUsed() throws IOException {
    String longest = "#".repeat(PeerFile.MAX_FILE_BYTES);
    assertThatCode(() -> read("a", longest, "rw-------")).doesNotThrowAnyException();
    assertThatThrownBy(() -> read("a", longest + "#", "rw-------"))
        .hasMessageContaining("is longer than 65536 bytes");
  }
}
