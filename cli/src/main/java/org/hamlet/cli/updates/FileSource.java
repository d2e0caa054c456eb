package org.hamlet.cli.updates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One archive that lies on this machine; its name ends with the version, at least three digits. */
public record FileSource(Path archive) implements ReleaseSource {

  private static final Pattern VERSION =
      Pattern.compile("(?<!\\d)(\\d{3,18})(?=\\.(?:tar\\.gz|tgz)$)");

  @Override
  public long newest(Channel channel) throws UpdateFailure {
    Matcher version = VERSION.matcher(archive.getFileName().toString());
    if (!version.find()) {
      throw new UpdateFailure(
          "no version of three to 18 digits before .tar.gz in the name " + archive);
    }
    return Long.parseLong(version.group(1));
  }

  @Override
  public Release fetch(Channel channel, long version, Path into) throws UpdateFailure {
    if (!Files.isReadable(archive)) {
      throw new UpdateFailure("cannot read " + archive);
    }
    return new Release(version, archive);
  }
}
