package org.hamlet.james;

import java.nio.file.Path;
import java.util.Map;

/** Starts James as its own process does, with the parameters of HamletScan as second argument. */
final class StartedJames {

  private StartedJames() {}

  public static void main(String[] args) throws Exception {
    String scan =
        "<mailet match=\"All\" class=\"org.hamlet.mailet.HamletScan\">" + args[1] + "</mailet>";
    try (JamesServer james =
        JamesServer.start(Path.of(args[0]), Map.of("SCAN", scan, "GATEWAY", "25"))) {
      System.out.println("started, SMTP on " + james.smtpPort());
    }
  }
}
