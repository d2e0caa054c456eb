package org.hamlet.message;

/** Something malformed in a message that was noted and read over. */
public record Defect(Kind kind, String detail) {

  /** What can be wrong; rules ask for some of these by SpamAssassin's flag names. */
  public enum Kind {
    /** The header block ended without the blank line ({@code missing_head_body_separator}). */
    MISSING_HEAD_BODY_SEPARATOR,
    /** A MIME part's header block did ({@code missing_mime_head_body_separator}). */
    MISSING_MIME_HEAD_BODY_SEPARATOR,
    /** A MIME part has no header fields ({@code missing_mime_headers}). */
    MISSING_MIME_HEADERS,
    /** Text after the last boundary ({@code mime_epilogue_exists}). */
    MIME_EPILOGUE_EXISTS,
    /** A header name or value was cut at its limit ({@code truncated_header}). */
    TRUNCATED_HEADER,
    /** More parts than the limit, or nested deeper ({@code mimepart_limit_exceeded}). */
    MIMEPART_LIMIT_EXCEEDED,
    /** A multipart ended without its closing boundary. */
    UNCLOSED_MULTIPART,
    /** A multipart type without a usable boundary parameter. */
    MISSING_BOUNDARY,
    /** Bytes in a transfer encoding that do not belong there. */
    BAD_TRANSFER_ENCODING,
    /** The message was longer than the limit and was cut. */
    TRUNCATED_MESSAGE
  }
}
