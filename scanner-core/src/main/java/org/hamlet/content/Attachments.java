package org.hamlet.content;

import org.hamlet.content.extract.Extraction;
import org.hamlet.content.office.OfficeFindings;
import org.hamlet.content.office.OfficeScan;
import org.hamlet.content.pdf.PdfAttachments;
import org.hamlet.message.ParsedMessage;
import org.hamlet.verdict.LimitLog;
import org.jspecify.annotations.Nullable;

/** The attached files of one message, each kind read when first asked for. One thread. */
public final class Attachments {

  private final ParsedMessage message;
  private final ContentOptions options;
  private final LimitLog log;
  private @Nullable PdfAttachments pdf;
  private @Nullable Extraction extraction;
  private @Nullable OfficeFindings office;

  /**
   * Those of a message.
   *
   * @param options what is looked for in them
   * @param log takes the limits that are reached
   */
  public Attachments(ParsedMessage message, ContentOptions options, LimitLog log) {
    this.message = message;
    this.options = options;
    this.log = log;
  }

  /** The texts that programs make of them; the programs run when this is first asked for. */
  public Extraction extraction() {
    if (extraction == null) {
      extraction = Extraction.of(message, options.extraction(), log);
    }
    return extraction;
  }

  /** The PDF files. */
  public PdfAttachments pdf() {
    if (pdf == null) {
      pdf = PdfAttachments.of(message, log);
    }
    return pdf;
  }

  /** What Office documents hold. */
  public OfficeFindings office() {
    if (office == null) {
      office = OfficeScan.of(message, options.office(), log);
    }
    return office;
  }
}
