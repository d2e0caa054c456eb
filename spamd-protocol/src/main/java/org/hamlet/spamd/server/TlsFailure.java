package org.hamlet.spamd.server;

import io.netty.handler.ssl.NotSslRecordException;

/** Why a connection over TLS did not come about, in words for the log. Stateless. */
final class TlsFailure {

  private TlsFailure() {}

  /**
   * The reason; nothing of what the client sent stands in it. Netty's own text quotes what is no
   * TLS, and that may be a whole message.
   */
  static String reason(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof NotSslRecordException) {
        return "the client does not speak TLS";
      }
    }
    return String.valueOf(cause);
  }
}
