package org.hamlet.cli.spamd;

import org.hamlet.cli.common.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code spamd --version} prints; scripts look for the lines on TLS and zlib. */
final class SpamdVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String[] program = new Version().getVersion();
    return new String[] {
      "Server of " + program[0],
      "  " + program[1],
      "  with SSL support (TLS 1.2 and 1.3)",
      "  with zlib support"
    };
  }
}
