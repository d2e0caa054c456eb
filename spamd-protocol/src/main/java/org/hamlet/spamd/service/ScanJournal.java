package org.hamlet.spamd.service;

import java.time.Duration;
import org.hamlet.scanner.ScanResult;
import org.hamlet.spamd.codec.SpamdRequest;

/** Where scans are told of; spamd's log lines unless something else is wanted. Thread-safe. */
@FunctionalInterface
public interface ScanJournal {

  /** A scan is done; {@code took} includes making what is answered. */
  void scanned(SpamdRequest.Scan request, ScanResult result, Peer peer, Duration took);

  /** The log lines of spamd, of a server that runs as this process's user. */
  static ScanJournal asSpamd() {
    return new ScanLog(ProcessUser.current());
  }
}
