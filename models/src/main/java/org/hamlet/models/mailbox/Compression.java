package org.hamlet.models.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Forms of compressed files, told by their first bytes: what is in them is no mail as it stands.
 */
enum Compression {
  GZIP("\u001F\u008B"),
  BZIP2("BZh"),
  XZ("\u00FD7zXZ"),
  ZSTD("(\u00B5/\u00FD"),
  ZIP("PK\u0003\u0004");

  /** First bytes that are needed to tell. */
  static final int BYTES = 5;

  /** One char a byte. */
  private final String start;

  Compression(String start) {
    this.start = start;
  }

  /** The form of a file that begins so; nothing for mail. */
  static Optional<Compression> of(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(one -> text.startsWith(one.start)).findFirst();
  }
}
