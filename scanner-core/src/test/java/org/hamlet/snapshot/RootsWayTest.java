package org.hamlet.snapshot;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root opens in a folder of the service's user, who may put links there at any moment. */
class RootsWayTest {

  private static final int OPENINGS = 2_000;

  @TempDir private Path roots;

  private Path folder;
  private Path precious;
  private UserPrincipal service;

  @BeforeEach
  void makeFolderOfTheService() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    service = roots.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    folder = Files.createDirectory(roots.resolve("service"));
    Files.setOwner(folder, service);
    precious = Files.writeString(roots.resolve("precious"), "precious");
  }

  private static void write(Path file) throws IOException {
    try (OutputStream out = FolderOwner.open(file, EnumSet.of(CREATE, APPEND))) {
      out.write('x');
    }
  }

  private Path link(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
    FolderOwner.view(link).setOwner(service);
    return link;
  }

  @Test
  void filesAreMadeAndAppendedTo() throws IOException {
    write(folder.resolve("log"));
    write(folder.resolve("log"));
    assertThat(folder.resolve("log")).hasContent("xx");
    assertThat(Files.getOwner(folder.resolve("log"))).isEqualTo(service);
  }

  @Test
  void linksAmongRootsFoldersAreFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(roots.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(roots.resolve("log"), Path.of("way/log"));
    Files.createSymbolicLink(roots.resolve("way"), elsewhere);
    write(link);
    assertThat(elsewhere.resolve("log")).hasContent("x");
  }

  @Test
  void noLinkInAFolderOfTheServiceIsFollowedWhoeverMadeIt() throws IOException {
    Path ofService = link(folder.resolve("log"), precious);
    Path ofRoot = Files.createSymbolicLink(folder.resolve("pid"), precious);
    Path way = link(folder.resolve("way"), roots);
    for (Path file : new Path[] {ofService, ofRoot, way.resolve("precious")}) {
      assertThatIOException().isThrownBy(() -> write(file)).withMessageContaining("symbolic link");
    }
    assertThat(precious).hasContent("precious");
  }

  @Test
  void aLinkOfTheServiceInAFolderForAllIsRefused() throws IOException {
    Path link = link(roots.resolve("log"), precious);
    assertThatIOException().isThrownBy(() -> write(link)).withMessageContaining("symbolic link");
  }

  @Test
  void linksAreFollowedUpToTheLimit() throws IOException {
    Path before = roots.resolve("0");
    for (int i = 1; i <= RootsWay.MAX_LINKS; i++) {
      before = Files.createSymbolicLink(roots.resolve("" + i), before);
    }
    Path last = before;
    assertThatCode(() -> write(last)).doesNotThrowAnyException();
    Path beyond = Files.createSymbolicLink(roots.resolve("beyond"), last);
    assertThatIOException()
        .isThrownBy(() -> write(beyond))
        .withMessageContaining("more than 40 symbolic links");
  }

  @Test
  void aLinkThatComesAndGoesLeadsNowhere() throws Exception {
    Path file = folder.resolve("log");
    AtomicBoolean over = new AtomicBoolean();
    Thread swaps = new Thread(() -> swap(file, over));
    swaps.start();
    try {
      for (int i = 0; i < OPENINGS; i++) {
        try {
          write(file);
        } catch (IOException e) {
          assertThat(e).isNotNull(); // refused: as it should be
        }
      }
    } finally {
      over.set(true);
      swaps.join();
    }
    assertThat(precious).hasContent("precious");
  }

  private void swap(Path file, AtomicBoolean over) {
    while (!over.get()) {
      try {
        Files.deleteIfExists(file);
        link(file, precious);
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        // root was faster
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void anOpenFileOfTheProcessIsOpenedByItsNumber() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/fd/1")));
    assertThatCode(() -> FolderOwner.open(Path.of("/dev/stdout"), EnumSet.of(APPEND)).close())
        .doesNotThrowAnyException();
  }
}
