package org.hamlet.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Hamlet " + (version == null ? "(not packaged)" : version),
      "compatible with SpamAssassin 4.0.1, running on Java " + Runtime.version()
    };
  }
}
