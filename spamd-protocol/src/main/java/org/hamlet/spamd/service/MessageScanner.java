package org.hamlet.spamd.service;

import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.ScanResult;

/** What scans messages; {@code Scanner::scan} in production. Thread-safe. */
@FunctionalInterface
public interface MessageScanner {

  /** Scans one message within the request's time limit; never throws for what is in a message. */
  ScanResult scan(ScanRequest request);
}
