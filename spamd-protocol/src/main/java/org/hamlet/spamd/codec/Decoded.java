package org.hamlet.spamd.codec;

/** What a decoder made of the bytes of one connection. */
public sealed interface Decoded {

  /**
   * A request to answer.
   *
   * @param request the request
   */
  record Complete(SpamdRequest request) implements Decoded {}

  /**
   * Bytes that are no request.
   *
   * @param failure what to tell the client before closing
   */
  record Refused(SpamdResponse.Failure failure) implements Decoded {}

  /** Bytes for which there is no room now. None is lost. */
  record Waiting() implements Decoded {}
}
