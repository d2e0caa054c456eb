package org.hamlet.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access maps as text. */
class AccessMapTest {

  @TempDir private Path folder;

  @Test
  void theTextBesideADatabaseIsRead() throws IOException {
    Path text = folder.resolve("access");
    Files.writeString(
        text, "# a comment\n\nexample.com\tREJECT no\n goes on\nexample.net   OK  \nbare\n");
    AccessMap map = AccessMap.read(text + ".db");
    assertEquals(map, AccessMap.read(text.toString()));
    assertEquals(3, map.entries().size());
    assertEquals(Optional.of("REJECT no"), map.action("example.com"));
    assertEquals(Optional.of("OK"), map.action("example.net"));
    assertEquals(Optional.of(""), map.action("bare"));
  }

  @Test
  void whatCannotBeReadIsEmpty() {
    assertTrue(AccessMap.read(folder.resolve("none.db").toString()).entries().isEmpty());
    assertTrue(AccessMap.read(folder.toString()).entries().isEmpty());
    assertTrue(AccessMap.read("\0").entries().isEmpty());
  }

  @Test
  void aFileOverTheLimitIsCutAtALineEnd() throws IOException {
    String line = "0123456.example.com REJECT 5678\n";
    int lines = AccessMap.MAX_FILE_BYTES / line.length();
    Path text = folder.resolve("access");
    Files.writeString(text, line.repeat(lines));
    assertFalse(AccessMap.read(text.toString()).cut());
    Files.writeString(
        text, line.repeat(lines - 1) + "last.example.com REJECT" + "x".repeat(line.length()));
    AccessMap cut = AccessMap.read(text.toString());
    assertTrue(cut.cut());
    assertEquals(Optional.empty(), cut.action("last.example.com"));
    assertEquals(Optional.of("REJECT 5678"), cut.action("0123456.example.com"));
  }
}
