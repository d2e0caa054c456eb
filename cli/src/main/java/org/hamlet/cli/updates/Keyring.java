package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keys whose signature under rules is believed, in a folder of GnuPG, which does the arithmetic. A
 * key must be both in the folder and named as trusted, by its fingerprint or the end of it.
 */
public final class Keyring {

  /** Fewest hexadecimal digits that name a key: shorter ends can be made to fit. */
  static final int MIN_DIGITS = 8;

  private static final String VALID = "[GNUPG:] VALIDSIG ";

  /**
   * What gpg says of signatures that are right by arithmetic, by keys that do not count any more.
   */
  private static final List<String> BAD =
      List.of(
          "[GNUPG:] REVKEYSIG ",
          "[GNUPG:] EXPKEYSIG ",
          "[GNUPG:] EXPSIG ",
          "[GNUPG:] BADSIG ",
          "[GNUPG:] ERRSIG ");

  private final Path folder;
  private final Set<String> trusted;

  /**
   * A keyring.
   *
   * @param folder GnuPG's home for this purpose; made when missing
   * @param trusted ends of fingerprints, eight hexadecimal digits or more
   * @throws IllegalArgumentException for one that is none
   */
  public Keyring(Path folder, Set<String> trusted) {
    for (String key : trusted) {
      if (!key.matches("[0-9A-Fa-f]{" + MIN_DIGITS + ",40}")) {
        throw new IllegalArgumentException("not a key, nor the end of its fingerprint: " + key);
      }
    }
    this.folder = folder;
    this.trusted = Set.copyOf(trusted);
  }

  /** Adds the keys of a file to the folder; they are not trusted by that. */
  public void add(Path file) throws UpdateFailure {
    Program.Answer answer = gpg("--import", file.toAbsolutePath().toString());
    if (answer.code() != 0) {
      throw new UpdateFailure("gpg cannot take the keys of " + file + ": " + answer.text());
    }
  }

  /**
   * Returns when the archive is signed by a trusted key.
   *
   * @throws UpdateFailure when it is not, or that cannot be told
   */
  void verify(Path archive) throws UpdateFailure {
    Path signature = archive.resolveSibling(archive.getFileName() + ".asc");
    if (!Files.isReadable(signature)) {
      throw new UpdateFailure("no signature beside " + archive + " (" + signature + ")");
    }
    Program.Answer answer = gpg("--verify", signature.toString(), archive.toString());
    List<String> signers = new ArrayList<>();
    boolean bad = false;
    for (String line : answer.text().split("\\R")) {
      bad |= BAD.stream().anyMatch(line::startsWith);
      if (line.startsWith(VALID)) {
        String[] words = line.substring(VALID.length()).split(" ");
        signers.add(words[0]);
        signers.add(words[words.length - 1]);
      }
    }
    if (answer.code() != 0 || bad || signers.isEmpty()) {
      throw new UpdateFailure("the signature of " + archive.getFileName() + " is not good");
    }
    if (signers.stream().noneMatch(this::isTrusted)) {
      throw new UpdateFailure(
          archive.getFileName() + " is signed by a key that is not trusted, " + signers.get(0));
    }
  }

  private boolean isTrusted(String fingerprint) {
    String upper = fingerprint.toUpperCase(Locale.ROOT);
    return trusted.stream().anyMatch(key -> upper.endsWith(key.toUpperCase(Locale.ROOT)));
  }

  private Program.Answer gpg(String... words) throws UpdateFailure {
    List<String> command = new ArrayList<>(List.of("gpg", "--homedir", folder.toString()));
    command.addAll(List.of("--batch", "--no-tty", "--status-fd", "1"));
    command.addAll(List.of(words));
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UpdateFailure("cannot make " + folder, e);
    }
    try {
      return Program.run(command);
    } finally {
      endAgent();
    }
  }

  /** What gpg may have started for its secret keys, of which there are none, goes on for ever. */
  private void endAgent() {
    try {
      Program.Answer unused =
          Program.run(List.of("gpgconf", "--homedir", folder.toString(), "--kill", "all"));
    } catch (UpdateFailure noSuchProgram) {
      // a GnuPG so old starts none
    }
  }
}
