package org.hamlet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root does in a folder of the service's user, who may have put links there. */
class FolderOwnerTest {

  @TempDir private Path roots;

  private Path folder;
  private UserPrincipal service;

  @BeforeEach
  void makeFolderOfTheService() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    service = roots.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    folder = Files.createDirectory(roots.resolve("service"));
    Files.setOwner(folder, service);
  }

  private Path linkOfTheService(String name, Path target) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve(name), target);
    FolderOwner.view(link).setOwner(service);
    return link;
  }

  @Test
  void aLinkOfTheServiceToAMissingFileIsRefused() throws IOException {
    Path link = linkOfTheService("lock", roots.resolve("missing"));
    assertThatIOException()
        .isThrownBy(() -> FolderOwner.check(link))
        .withMessageStartingWith("" + link);
  }

  @Test
  void aFolderOfTheServiceThatBecameALinkIsRefused() throws IOException {
    Path link = linkOfTheService("bayes", roots);
    assertThatIOException().isThrownBy(() -> FolderOwner.check(link.resolve("tokens")));
  }

  @Test
  void linksOfRootAreFollowed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("tokens"), roots.resolve("elsewhere"));
    FolderOwner.check(link);
    FolderOwner.check(folder.resolve("new/file"));
  }

  @Test
  void aLinkThatTookThePlaceOfWhatRootMadeIsGivenAwayItself() throws IOException {
    Path target = Files.createFile(roots.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("made"), target);
    FolderOwner.give(link);
    assertThat(Files.getOwner(target).getName()).isEqualTo("root");
    assertThat(Files.getOwner(link, LinkOption.NOFOLLOW_LINKS)).isEqualTo(service);
  }

  @Test
  void whatRootMakesBelongsToWhomTheFolderBelongs() throws IOException {
    Path made = Files.createFile(folder.resolve("made"));
    FolderOwner.give(made);
    assertThat(Files.getOwner(made)).isEqualTo(service);
  }
}
