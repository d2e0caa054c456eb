package org.hamlet.cli.spamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a server leaves to root that started it. */
class RootsPartTest {

  private static RootsPart part(String word, int bytes) {
    return new RootsPart(Set.of(word), new ByteArrayInputStream(new byte[bytes]));
  }

  @Test
  void onlyWhatTheLauncherNamesIsRoots() throws IOException {
    assertThat(part("pidfile", 9).writesPid()).isTrue();
    assertThat(part("socket", 9).placesSockets()).isTrue();
    assertThat(part("log", 9).log()).isPresent();
    RootsPart nothing = part("", 9);
    assertThat(nothing.writesPid() || nothing.placesSockets()).isFalse();
    assertThat(nothing.log()).isEmpty();
    assertThat(nothing.pem()).as("standard input of another").isEmpty();
  }

  @Test
  void keyAndCertificatesHaveALimit() throws IOException {
    RootsPart most = part("key", RootsPart.MAX_PEM_BYTES);
    assertThat(most.pem().orElseThrow()).hasSize(RootsPart.MAX_PEM_BYTES);
    RootsPart more = part("key", RootsPart.MAX_PEM_BYTES + 1);
    assertThatThrownBy(more::pem)
        .isInstanceOf(IOException.class)
        .hasMessage("key and certificates have more than 1048576 bytes");
  }
}
