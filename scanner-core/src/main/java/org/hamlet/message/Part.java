package org.hamlet.message;

import java.util.List;
import java.util.Optional;

/** A node of the MIME tree (RFC 2046 as SpamAssassin reads it). */
public sealed interface Part {

  /** The part's own header fields; those of the message for the root. */
  Headers headers();

  /** The type after SpamAssassin's normalisation, lower case, such as {@code text/plain}. */
  String type();

  /** The transfer encoding, lower case; empty when none was declared. */
  String transferEncoding();

  /** The charset parameter as declared, if any; of multiparts and messages as well. */
  Optional<String> charset();

  /** A multipart or an embedded message with its parts in order. */
  record Multipart(
      Headers headers, String type, String boundary, Optional<String> charset, List<Part> parts)
      implements Part {
    public Multipart {
      parts = List.copyOf(parts);
    }

    @Override
    public String transferEncoding() {
      return ParsedLeaf.transferEncoding(headers);
    }
  }

  /** A leaf. */
  non-sealed interface Leaf extends Part {

    /** The type as declared, lower case, before normalisation; empty when none was declared. */
    String declaredType();

    /** The type used for rendering: {@code text/html} also when only the name says so. */
    String effectiveType();

    /** The file name from Content-Disposition or Content-Type, RFC 2047 and RFC 2231 decoded. */
    Optional<String> name();

    /** The file name from Content-Type alone. */
    Optional<String> typeName();

    /** The content as received, line ends as LF, transfer encoding kept. */
    Bytes raw();

    /** The content with the transfer encoding removed, charset untouched; decoded on first use. */
    Bytes decoded();
  }
}
