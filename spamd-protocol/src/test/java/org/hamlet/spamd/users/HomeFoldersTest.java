package org.hamlet.spamd.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hamlet.scanner.PreferenceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFoldersTest {

  @TempDir private Path folder;
  private HomeFolders homes;
  private String me;

  @BeforeEach
  void users() throws IOException {
    me = Files.getOwner(folder).getName();
    Path users = folder.resolve("passwd");
    Files.writeString(
        users,
        String.join(
            "\n",
            "# a line of something else",
            "other:x:1001:1001::" + folder.resolve("other") + ":/bin/sh",
            me + ":x:1000:1000::" + folder.resolve("mine") + ":/bin/sh",
            "nowhere:x:1002:1002::relative:/bin/sh",
            ""));
    homes = new HomeFolders(users);
    for (String home : new String[] {"mine", "other"}) {
      Path inside = Files.createDirectories(folder.resolve(home).resolve(".spamassassin"));
      Files.writeString(inside.resolve("user_prefs"), "# of " + home + "\n");
    }
  }

  @Test
  void readTheFileInTheHome() throws IOException {
    assertThat(homes.of(me)).extracting(PreferenceText::octets).containsExactly("# of mine\n");
  }

  @Test
  void refuseAFileThatIsAnothersEvenBehindALink() throws IOException {
    assertThatThrownBy(() -> homes.of("other"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not belong to other");
    Path file = folder.resolve("other/.spamassassin/user_prefs");
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("mine/.spamassassin/user_prefs"));
    assertThatThrownBy(() -> homes.of("other")).hasMessageContaining("does not belong to other");
  }

  @Test
  void followALinkToTheUsersOwnFile() throws IOException {
    Path file = folder.resolve("mine/.spamassassin/user_prefs");
    Path moved = Files.move(file, folder.resolve("prefs-elsewhere"));
    Files.createSymbolicLink(file, moved);
    assertThat(homes.of(me)).extracting(PreferenceText::octets).containsExactly("# of mine\n");
  }

  @Test
  void knowNothingOfUsersWhoAreNotHere() throws IOException {
    assertThat(homes.of("nobody-here")).isEmpty();
    assertThat(homes.of("nowhere")).isEmpty();
    assertThat(homes.of("")).isEmpty();
    assertThat(homes.of(me + ":x")).isEmpty();
    assertThat(new HomeFolders(folder.resolve("none")).of(me)).isEmpty();
  }

  @Test
  void readSoManyLinesOfTheListOfUsers() throws IOException {
    String mine = me + ":x:1000:1000::" + folder.resolve("mine") + ":/bin/sh\n";
    Path users = folder.resolve("many");
    Files.writeString(users, "x:x\n".repeat(HomeFolders.MAX_USERS - 1) + mine);
    assertThat(new HomeFolders(users).of(me)).isNotEmpty();
    Files.writeString(users, "x:x\n".repeat(HomeFolders.MAX_USERS) + mine);
    assertThat(new HomeFolders(users).of(me)).isEmpty();
  }

  @Test
  void leaveAPipeAlone() throws IOException, InterruptedException {
    Path file = folder.resolve("mine/.spamassassin/user_prefs");
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThat(homes.of(me)).isEmpty();
  }
}
