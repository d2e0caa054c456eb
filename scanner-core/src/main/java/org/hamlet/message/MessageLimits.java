package org.hamlet.message;

/**
 * How much of a message is looked at. What exceeds a limit is cut or left as it is; the message is
 * never refused.
 *
 * @param maxMessageBytes of a longer message the first so many are looked at, header included
 * @param maxHeaderNameBytes longer field names are cut ({@code truncated_header})
 * @param maxHeaderValueBytes longer field values, folds and line end included, are cut ({@code
 *     truncated_header})
 * @param maxHeaderBytes of a longer header, names and values together, the later fields are left
 *     out ({@code truncated_header})
 * @param maxBlankLines of a longer run of blank body lines the rest is left out of the MIME parts
 * @param maxMultipartLineBytes longer lines inside a multipart are broken
 * @param maxPartsPerMultipart the parts after that many are left out ({@code
 *     mimepart_limit_exceeded})
 * @param maxDepth multiparts and embedded messages nested deeper stay unparsed leaves
 * @param maxParts the parts of the whole message after that many are left out
 */
public record MessageLimits(
    int maxMessageBytes,
    int maxHeaderNameBytes,
    int maxHeaderValueBytes,
    int maxHeaderBytes,
    int maxBlankLines,
    int maxMultipartLineBytes,
    int maxPartsPerMultipart,
    int maxDepth,
    int maxParts) {

  /**
   * SpamAssassin 4.0.1's limits; it has none for the whole message, for a header and for the parts.
   * A message as long as this can be scanned in a heap of 128 MB.
   */
  public static final MessageLimits DEFAULT =
      new MessageLimits(8_388_608, 256, 8_192, 1_048_576, 20, 2_048, 1_000, 20, 10_000);
}
