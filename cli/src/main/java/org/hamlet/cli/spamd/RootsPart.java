package org.hamlet.cli.spamd;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * What root does for a server that it started as another user ({@code -u NAME}), where spamd does
 * it as root: the launcher (root-part.sh) hands the log over as standard output, key and
 * certificate as standard input, writes the pid file and moves unix sockets to their places. Java
 * can neither change its user nor take an open file from another process.
 *
 * @param words which of these, by the names of the system property
 * @param input where key and certificate come from
 */
record RootsPart(Set<String> words, InputStream input) {

  /** Most bytes of key and certificates. */
  static final int MAX_PEM_BYTES = 1 << 20;

  private static final String PROPERTY = "hamlet.root";

  RootsPart {
    words = Set.copyOf(words);
  }

  /** That of this process; nothing unless the launcher says so. */
  static RootsPart ofThisProcess() {
    return new RootsPart(Set.of(System.getProperty(PROPERTY, "").split(",")), System.in);
  }

  /** Whether it writes and removes the pid file. */
  boolean writesPid() {
    return words.contains("pidfile");
  }

  /** The log that it opened. */
  Optional<OutputStream> log() {
    return words.contains("log")
        ? Optional.of(new FileOutputStream(FileDescriptor.out))
        : Optional.empty();
  }

  /**
   * Key and certificate, or one of them, as it read them; to be asked once.
   *
   * @throws IOException when there are more bytes than a key and certificates have
   */
  Optional<byte[]> pem() throws IOException {
    if (!words.contains("key")) {
      return Optional.empty();
    }
    byte[] pem = input.readNBytes(MAX_PEM_BYTES + 1);
    if (pem.length > MAX_PEM_BYTES) {
      throw new IOException("key and certificates have more than " + MAX_PEM_BYTES + " bytes");
    }
    return Optional.of(pem);
  }

  /** Whether it moves the sockets of its folders to their places. */
  boolean placesSockets() {
    return words.contains("socket");
  }
}
