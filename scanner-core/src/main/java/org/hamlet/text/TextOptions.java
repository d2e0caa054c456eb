package org.hamlet.text;

/**
 * What the configuration says about rendering.
 *
 * @param normalizeCharset {@code normalize_charset}
 * @param bodyPartScanSize {@code body_part_scan_size}, bytes of one part that body rules see; 0 for
 *     all
 * @param rawbodyPartScanSize {@code rawbody_part_scan_size}, the same for rawbody rules
 * @param parseDkimUris {@code parse_dkim_uris}
 * @param envelopeSenderHeader {@code envelope_sender_header}, empty when not configured
 * @param alwaysTrustEnvelopeSender {@code always_trust_envelope_sender}
 * @param pdfUris whether links in PDF files count, as they do where PDFInfo is loaded
 */
public record TextOptions(
    boolean normalizeCharset,
    int bodyPartScanSize,
    int rawbodyPartScanSize,
    boolean parseDkimUris,
    String envelopeSenderHeader,
    boolean alwaysTrustEnvelopeSender,
    boolean pdfUris) {

  /** SpamAssassin's defaults. */
  public static final TextOptions DEFAULT =
      new TextOptions(true, 50_000, 500_000, true, "", false, false);
}
