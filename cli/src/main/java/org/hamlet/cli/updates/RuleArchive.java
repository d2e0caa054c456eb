package org.hamlet.cli.updates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code tar.gz} of rule files, unpacked by {@code tar} after a look at what it holds: plain
 * files and folders, none with a name that leads elsewhere, not too many and not too large.
 */
final class RuleArchive {

  /** Most files. */
  static final int MAX_FILES = 2_000;

  /** Most bytes of all files together. */
  static final long MAX_BYTES = 64L << 20;

  /** A line of {@code tar -tv --numeric-owner}: kind and rights, owner, size, day, hour, name. */
  private static final Pattern LISTED =
      Pattern.compile("([a-z-])[rwxsStT-]{9} \\d+/\\d+ +(\\d{1,18}) \\S+ \\S+ (.+)");

  private RuleArchive() {}

  /**
   * Unpacks all of it.
   *
   * @param into an empty folder
   * @throws UpdateFailure when it is no such archive, or holds what it should not; then nothing was
   *     unpacked
   */
  static void unpack(Path archive, Path into) throws UpdateFailure {
    Program.Answer listing =
        Program.run(
            List.of(
                "tar",
                "--force-local",
                "--numeric-owner",
                "--quoting-style=literal",
                "-tvPzf",
                "" + archive));
    if (listing.code() != 0) {
      throw new UpdateFailure(archive + " is not a whole tar.gz: " + lastLine(listing.text()));
    }
    check(listing.text(), archive);
    Program.Answer unpacked =
        Program.run(
            List.of(
                "tar", "--force-local", "--no-same-owner", "-xzf", "" + archive, "-C", "" + into));
    if (unpacked.code() != 0) {
      throw new UpdateFailure("cannot unpack " + archive + ": " + lastLine(unpacked.text()));
    }
    makeReadable(into);
  }

  /** Refuses what such a listing of an archive should not hold. */
  static void check(String listing, Path archive) throws UpdateFailure {
    long bytes = 0;
    int files = 0;
    for (String line : listing.split("\n")) {
      Matcher entry = LISTED.matcher(line);
      if (!entry.matches()) {
        throw new UpdateFailure(archive + " holds what is no file: " + line);
      }
      char kind = entry.group(1).charAt(0);
      String name = entry.group(3);
      if ((kind != '-' && kind != 'd')
          || name.startsWith("/")
          || name.matches("(.*/)?\\.\\.(/.*)?")) {
        throw new UpdateFailure(archive + " holds what rules do not: " + name);
      }
      bytes += Long.parseLong(entry.group(2));
      files++;
      if (files > MAX_FILES || bytes > MAX_BYTES) {
        throw new UpdateFailure(
            archive + " holds more than " + MAX_FILES + " files or " + MAX_BYTES + " bytes");
      }
    }
  }

  /** Whoever scans must read them, whatever rights the archive gives. */
  private static void makeReadable(Path folder) throws UpdateFailure {
    try (Stream<Path> all = Files.walk(folder)) {
      all.forEach(RuleArchive::makeReadableOne);
    } catch (IOException | UncheckedIOException e) {
      throw new UpdateFailure("cannot set rights in " + folder, e);
    }
  }

  private static void makeReadableOne(Path path) {
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    String rights = isFolder ? "rwxr-xr-x" : "rw-r--r--";
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
