package org.hamlet.spamd.codec;

/** Stops the decoding of a request that cannot be answered; carries what to tell the client. */
final class BadRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  BadRequest(ExitCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** A violation of the protocol. */
  static BadRequest protocol(String detail) {
    return new BadRequest(ExitCode.PROTOCOL, detail);
  }

  SpamdResponse.Failure failure() {
    return new SpamdResponse.Failure(code, getMessage());
  }
}
