package org.hamlet.net.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
    "bob 192.0.2.7, the line of bob is no",
    "bob 192.0.2.7 0123, the line of bob is no",
    "bob 192.0.2.7:0 KEY, the line of bob is no",
    "bob 192.0.2.7 KEY 2, the line of bob is no",
    "bob 192.0.2.7 KEY 1 more, the line of bob is no",
    "Bob! 192.0.2.7 KEY, a line is no",
  })
  void aLineThatIsNoneIsToldWithoutItsKey(String line, String problem) {
    assertThatThrownBy(() -> read("ann", line, "rw-------"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void keysThatEverybodyCanReadAreRefused() {
    assertThatThrownBy(() -> read("ann", "bob - KEY", "rw-r--r--"))
        .hasMessageContaining("can be read by everybody");
  }

  @Test
  void aNodeWantsANameAndOthersOneEach() {
    assertThatThrownBy(() -> read("", "bob - KEY", "rw-------"))
        .hasMessageContaining("hamlet_digest_name");
    assertThatThrownBy(() -> read("ann", "bob - KEY\nbob - KEY", "rw-------"))
        .hasMessageContaining("a second line of bob");
  }

  @Test
  void thereAreAsManyNodesAsTheLimit() throws IOException {
    assertThat(read("ann", nodes(PeerOptions.MAX_PEERS), "rw-------").peers())
        .hasSize(PeerOptions.MAX_PEERS);
    assertThatThrownBy(() -> read("ann", nodes(PeerOptions.MAX_PEERS + 1), "rw-------"))
        .hasMessageContaining("more than 32 nodes");
  }

  private static String nodes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "node" + i + " - KEY\n")
        .collect(Collectors.joining());
  }
}
