package org.hamlet.spamd.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hamlet.scanner.PreferenceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualFoldersTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "%u, anna@example.com, anna@example.com",
    "%d/%l, anna@example.com, example.com/anna",
    "%x, anna@example.com, anna@example.com",
    "%x, berta@example.com, example.com",
    "%%%l, anna, %anna",
    "%u, a/../b, a_.._b",
    "%u, 'a b', a_b",
  })
  void readTheFileOfTheUser(String pattern, String user, String expected) throws IOException {
    write("anna@example.com");
    write("example.com/anna");
    write("example.com");
    write("%anna");
    write("a_.._b");
    write("a_b");
    List<PreferenceText> found = new VirtualFolders(folder + "/" + pattern).of(user);
    assertThat(found).extracting(PreferenceText::octets).containsExactly("# " + expected + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "@..", "..@example.com", "nobody"})
  void readNothingElsewhere(String user) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("user_prefs"), "# above\n");
    Files.writeString(inner.resolve("user_prefs"), "# itself\n");
    for (String escape : new String[] {"%u", "%l", "%d", "%x"}) {
      if (!escape.equals("%d") || user.startsWith("@")) {
        assertThat(new VirtualFolders(inner + "/" + escape).of(user)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/home/%z", "/home/%"})
  void refuseEscapesThatMeanNothing(String pattern) {
    assertThatThrownBy(() -> new VirtualFolders(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellOfAFileThatIsTooLong() throws IOException {
    Path file = Files.createDirectories(folder.resolve("anna")).resolve("user_prefs");
    Files.writeString(file, "#".repeat(PreferenceFile.MAX_BYTES));
    assertThat(new VirtualFolders(folder + "/%u").of("anna")).isNotEmpty();
    Files.writeString(file, "#".repeat(PreferenceFile.MAX_BYTES + 1));
    assertThatThrownBy(() -> new VirtualFolders(folder + "/%u").of("anna"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than 65536 bytes");
  }

  private void write(String name) throws IOException {
    Path into = Files.createDirectories(folder.resolve(name));
    Files.writeString(into.resolve("user_prefs"), "# " + name + "\n");
  }
}
