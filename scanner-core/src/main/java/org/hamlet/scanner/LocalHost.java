package org.hamlet.scanner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;

/** The name of this machine, looked up when first asked for: that can take a DNS query. */
final class LocalHost implements Supplier<String> {

  private String name = "";

  @Override
  public synchronized String get() {
    if (name.isEmpty()) {
      name = look();
    }
    return name;
  }

  private static String look() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
