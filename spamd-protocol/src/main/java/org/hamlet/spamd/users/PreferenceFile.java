package org.hamlet.spamd.users;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.hamlet.scanner.PreferenceText;

/** One user's file {@code user_prefs}. */
final class PreferenceFile {

  /** Longest file that is read, in bytes; of a longer one nothing is. */
  static final int MAX_BYTES = 64 << 10;

  /** Its name, as SpamAssassin has it. */
  static final String NAME = "user_prefs";

  private PreferenceFile() {}

  /**
   * Reads it; empty when there is none.
   *
   * @param owner who must own the file, so that a user cannot have the server read, by a link, what
   *     only the server may; anyone when empty
   * @throws IOException when it cannot be read, is too long or another's
   */
  static Optional<PreferenceText> read(Path file, Optional<String> owner) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    if (owner.isPresent() && !Files.getOwner(real).getName().equals(owner.get())) {
      throw new IOException(file + " does not belong to " + owner.get());
    }
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      String octets = new String(bytes, StandardCharsets.ISO_8859_1);
      return Optional.of(new PreferenceText(file.toString(), octets));
    }
  }
}
