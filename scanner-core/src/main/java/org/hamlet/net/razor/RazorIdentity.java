package org.hamlet.net.razor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.hamlet.digest.razor.RazorAuthentication;
import org.hamlet.net.service.ServiceFile;

/**
 * Who reports: a user that a server knows, and the password. Its file is that of Debian's {@code
 * razor}, lines {@code user = NAME} and {@code pass = PASSWORD}.
 */
record RazorIdentity(String user, String password) {

  private static final String OWNER_ONLY = "rw-------";

  /**
   * Reads a file.
   *
   * @throws IOException when there is none, or it names nobody; its message tells no password
   */
  static RazorIdentity read(Path file) throws IOException {
    Map<String, String> pairs = ServiceFile.pairs(file, RazorOptions.MAX_FILE_BYTES);
    if (!pairs.containsKey("user") || !pairs.containsKey("pass")) {
      throw new IOException(file + ": no lines user = NAME and pass = PASSWORD");
    }
    return new RazorIdentity(pairs.get("user"), pairs.get("pass"));
  }

  /**
   * Writes a new file that nobody else can read.
   *
   * @throws IOException when it is there already, or cannot be written
   */
  void write(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    } else {
      Files.createFile(file);
    }
    String text = "user = " + user + "\npass = " + password + "\n";
    Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
  }

  /** What proves to a server that the password is known. */
  String response(String challenge) {
    return RazorAuthentication.response(password, challenge);
  }
}
