package org.hamlet.cli.updates;

import java.nio.file.Path;

/** Where releases of channels come from. */
public sealed interface ReleaseSource permits FileSource, FolderSource, MirrorSource {

  /**
   * The version to install.
   *
   * @throws UpdateFailure when none can be told
   */
  long newest(Channel channel) throws UpdateFailure;

  /**
   * Brings a release here, with its signature and sums as far as there are any.
   *
   * @param into an empty folder for it
   * @throws UpdateFailure when it cannot be had
   */
  Release fetch(Channel channel, long version, Path into) throws UpdateFailure;
}
