package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Whether an archive arrived whole, by the sums beside it. They say nothing about who made it. */
final class Checksums {

  private static final HexFormat HEX = HexFormat.of();

  private Checksums() {}

  /**
   * Checks every sum there is.
   *
   * @param needed whether there must be one
   * @throws UpdateFailure when one is another, or none is there and one is needed
   */
  static void check(Path archive, boolean needed) throws UpdateFailure {
    boolean checked = false;
    for (String algorithm : new String[] {"SHA-512", "SHA-256"}) {
      String suffix = "." + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
      Path sum = archive.resolveSibling(archive.getFileName() + suffix);
      if (Files.isReadable(sum)) {
        check(archive, sum, algorithm);
        checked = true;
      }
    }
    if (needed && !checked) {
      throw new UpdateFailure("no .sha512 and no .sha256 beside " + archive.getFileName());
    }
  }

  private static void check(Path archive, Path sum, String algorithm) throws UpdateFailure {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      String here = HEX.formatHex(digest.digest(Files.readAllBytes(archive)));
      String stated = Files.readString(sum, StandardCharsets.ISO_8859_1).strip();
      if (!stated.toLowerCase(Locale.ROOT).startsWith(here)) {
        throw new UpdateFailure("the " + algorithm + " sum of " + archive + " is another");
      }
    } catch (IOException e) {
      throw new UpdateFailure("cannot read " + archive + " or " + sum, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
