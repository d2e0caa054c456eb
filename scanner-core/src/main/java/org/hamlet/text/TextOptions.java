package org.hamlet.text;

import org.hamlet.content.ContentOptions;

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
 * @param content what is looked for in content beside its text
 */
public record TextOptions(
    boolean normalizeCharset,
    int bodyPartScanSize,
    int rawbodyPartScanSize,
    boolean parseDkimUris,
    String envelopeSenderHeader,
    boolean alwaysTrustEnvelopeSender,
    ContentOptions content) {

  /** SpamAssassin's defaults. */
  public static final TextOptions DEFAULT =
      new TextOptions(true, 50_000, 500_000, true, "", false, ContentOptions.DEFAULT);
}
