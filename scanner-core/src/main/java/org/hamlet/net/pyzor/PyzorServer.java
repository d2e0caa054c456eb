package org.hamlet.net.pyzor;

import org.hamlet.net.service.HostPort;

/**
 * One server and who we are to it.
 *
 * @param place where it listens
 * @param account by which requests are signed
 */
record PyzorServer(HostPort place, PyzorAccount account) {

  /** Its name in log and verdict. */
  String name() {
    return "Pyzor server " + place;
  }
}
