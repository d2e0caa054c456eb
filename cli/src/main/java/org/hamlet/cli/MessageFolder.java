package org.hamlet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The messages in a folder and the folders below it: every file, whatever its name, except those
 * that mail programs and people keep beside messages, and those still being delivered into the
 * {@code tmp} of a Maildir (https://cr.yp.to/proto/maildir.html).
 */
final class MessageFolder {

  private static final Pattern NO_MESSAGE =
      Pattern.compile(
          "\\..*|README|README\\..*|.*\\.md|cmds|maildirfolder|maildirsize|subscriptions"
              + "|dovecot.*|courierimap.*");

  private MessageFolder() {}

  /** Their paths relative to {@code folder}, sorted. */
  static List<Path> messages(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below
          .filter(Files::isRegularFile)
          .filter(MessageFolder::counts)
          .map(folder::relativize)
          .sorted()
          .toList();
    }
  }

  private static boolean counts(Path file) {
    return !NO_MESSAGE.matcher(file.getFileName().toString()).matches() && !isBeingDelivered(file);
  }

  private static boolean isBeingDelivered(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder.endsWith("tmp")
        && Files.isDirectory(folder.resolveSibling("cur"))
        && Files.isDirectory(folder.resolveSibling("new"));
  }
}
