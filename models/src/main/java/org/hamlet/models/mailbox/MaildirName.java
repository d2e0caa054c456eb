package org.hamlet.models.mailbox;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which files of a folder are messages: all but those whose name begins with a full stop and the
 * indexes of mail servers; of a Maildir those in {@code cur} and {@code new}, without those flagged
 * as trashed or as drafts.
 */
final class MaildirName {

  private static final String FLAGS = ":2,";

  private MaildirName() {}

  static boolean isMessage(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.startsWith(".") || name.startsWith("dovecot") || name.equals("maildirfolder")) {
      return false;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || folder.getParent() == null || !isMaildir(folder.getParent())) {
      return folder == null || !isMaildir(folder);
    }
    int flags = name.indexOf(FLAGS);
    boolean gone = flags >= 0 && (name.indexOf('T', flags) > 0 || name.indexOf('D', flags) > 0);
    return !folder.endsWith("tmp") && !gone;
  }

  private static boolean isMaildir(Path folder) {
    return Files.isDirectory(folder.resolve("cur")) && Files.isDirectory(folder.resolve("new"));
  }
}
