package org.hamlet.cli.updates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of archives named {@code VERSION.tar.gz}, such as a copy of a mirror. */
public record FolderSource(Path folder) implements ReleaseSource {

  private static final String SUFFIX = ".tar.gz";
  private static final Pattern NAME = Pattern.compile("\\d{1,18}\\.tar\\.gz");

  @Override
  public long newest(Channel channel) throws UpdateFailure {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .mapToLong(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
          .max()
          .orElseThrow(() -> new UpdateFailure("no VERSION.tar.gz in " + folder));
    } catch (IOException e) {
      throw new UpdateFailure("cannot list " + folder, e);
    }
  }

  @Override
  public Release fetch(Channel channel, long version, Path into) throws UpdateFailure {
    return new FileSource(folder.resolve(version + SUFFIX)).fetch(channel, version, into);
  }
}
