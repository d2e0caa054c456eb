package org.hamlet.spamd.codec;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hamlet.spamd.codec.SpamdRequest.Database;

/**
 * The header lines of a request, collected while they arrive. Compat: names compare exactly, a line
 * may end in LF alone but the blank one must be CRLF, unknown names are passed over, the last of a
 * name wins. One difference: SpamAssassin keeps a lone LF as part of the value, so that it takes
 * {@code Message-class: spam} for ham.
 */
final class RequestHeaders {

  /** Most header lines accepted, as in SpamAssassin. */
  static final int MAX_HEADER_LINES = 255;

  private int lines;
  private Optional<String> user = Optional.empty();
  private Optional<String> contentLength = Optional.empty();
  private boolean zlib;
  private boolean spamClass;
  private Set<Database> set = EnumSet.noneOf(Database.class);
  private Set<Database> remove = EnumSet.noneOf(Database.class);

  /**
   * Takes one line with its line end.
   *
   * @return whether it was the blank line that ends the header
   */
  boolean accept(String line) throws BadRequest {
    if (line.equals("\r\n")) {
      return true;
    }
    int colon = line.indexOf(':');
    if (colon < 0 || !line.endsWith("\n")) {
      throw BadRequest.protocol("(header not in 'Name: value' format)");
    }
    if (++lines > MAX_HEADER_LINES) {
      throw BadRequest.protocol("(too many headers)");
    }
    int end = line.length() - (line.endsWith("\r\n") ? 2 : 1);
    keep(line.substring(0, colon), line.substring(colon + 1, end).stripLeading());
    return false;
  }

  private void keep(String name, String value) throws BadRequest {
    switch (name) {
      case "Content-length" -> contentLength = Optional.of(checkedLength(value));
      case "User" -> user = checkedUser(value);
      case "Compress" -> zlib = checkedCompression(value);
      case "Message-class" -> spamClass = value.equals("spam");
      case "Set" -> set = databases(value);
      case "Remove" -> remove = databases(value);
      default -> {
        // Compat: passed over, content-length in lower case too.
      }
    }
  }

  private static String checkedLength(String value) throws BadRequest {
    if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw BadRequest.protocol("(Content-Length contains non-numeric bytes)");
    }
    return value;
  }

  private static Optional<String> checkedUser(String value) throws BadRequest {
    if (value.chars().anyMatch(c -> c < ' ')) {
      throw BadRequest.protocol("(User header contains control chars)");
    }
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  /** Compat: the word may stand within others. */
  private static boolean checkedCompression(String value) throws BadRequest {
    if (!value.toLowerCase(Locale.ROOT).contains("zlib")) {
      throw BadRequest.protocol("(compression type not supported: " + value + ")");
    }
    return true;
  }

  private static Set<Database> databases(String value) {
    Set<Database> found = EnumSet.noneOf(Database.class);
    for (Database database : Database.values()) {
      if (value.contains(database.name().toLowerCase(Locale.ROOT))) {
        found.add(database);
      }
    }
    return found;
  }

  /** Checks what matters once a message follows. */
  void checkCompression() throws BadRequest {
    if (zlib && contentLength.isEmpty()) {
      throw new BadRequest(ExitCode.UNAVAILABLE, "Compress requires Content-length header");
    }
  }

  /** Checks what matters to TELL alone. */
  void checkDatabases() throws BadRequest {
    for (Database database : Database.values()) {
      if (set.contains(database) && remove.contains(database)) {
        String word = database.name().toLowerCase(Locale.ROOT);
        throw BadRequest.protocol(
            "Unable to set " + word + " and remove " + word + " in the same operation.");
      }
    }
  }

  Optional<String> user() {
    return user;
  }

  /** The digits of Content-length, perhaps none. */
  Optional<String> contentLength() {
    return contentLength;
  }

  boolean zlib() {
    return zlib;
  }

  boolean spamClass() {
    return spamClass;
  }

  Set<Database> set() {
    return set;
  }

  Set<Database> remove() {
    return remove;
  }
}
