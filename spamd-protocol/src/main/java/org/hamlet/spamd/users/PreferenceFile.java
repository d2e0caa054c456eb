package org.hamlet.spamd.users;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import java.util.Set;
import org.hamlet.scanner.PreferenceText;

/** One user's file {@code user_prefs}. */
final class PreferenceFile {

  /** Longest file that is read, in bytes; of a longer one nothing is. */
  static final int MAX_BYTES = 64 << 10;

  /** Its name, as SpamAssassin has it. */
  static final String NAME = "user_prefs";

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private PreferenceFile() {}

  /**
   * Reads it; empty when there is none.
   *
   * @param owner who must own the file, so that a user cannot have the server read, by a link, what
   *     only the server may, also not by changing names between look and read: its folder is held
   *     open, and links in it are not followed then; anyone when empty
   * @throws IOException when it or its folder cannot be read, it is too long or another's
   */
  static Optional<PreferenceText> read(Path file, Optional<String> owner) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = owner.isPresent() ? ofOwner(file, owner.get()) : opened(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
      }
      String octets = new String(bytes, StandardCharsets.ISO_8859_1);
      return Optional.of(new PreferenceText(file.toString(), octets));
    }
  }

  private static InputStream opened(Path file) throws IOException {
    return Files.newInputStream(file.toRealPath(), LinkOption.NOFOLLOW_LINKS);
  }

  private static InputStream ofOwner(Path file, String owner) throws IOException {
    Path real = file.toRealPath();
    Path name = real.getFileName();
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(real.getParent())) {
      if (!(folder instanceof SecureDirectoryStream<Path> held)) {
        throw new IOException("folders cannot be held open on this system");
      }
      PosixFileAttributes seen =
          held.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
      if (!seen.isRegularFile() || !seen.owner().getName().equals(owner)) {
        throw new IOException(file + " does not belong to " + owner);
      }
      return Channels.newInputStream(held.newByteChannel(name, READ));
    }
  }
}
