package org.hamlet.cli.common;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Hamlet " + (version == null ? "(not packaged)" : version),
      "compatible with SpamAssassin 4.0.1, running on Java " + Runtime.version()
    };
  }
}
