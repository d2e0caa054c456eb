package org.hamlet.content;

import org.hamlet.content.extract.ExtractOptions;
import org.hamlet.content.extract.Extraction;
import org.hamlet.content.pdf.PdfAttachments;
import org.hamlet.message.ParsedMessage;
import org.hamlet.verdict.LimitLog;
import org.jspecify.annotations.Nullable;

/** The attached files of one message, each kind read when first asked for. One thread. */
public final class Attachments {

  private final ParsedMessage message;
  private final ExtractOptions extractOptions;
  private final LimitLog log;
  private @Nullable PdfAttachments pdf;
  private @Nullable Extraction extraction;

  /**
   * Those of a message.
   *
   * @param extractOptions which programs make text of them
   * @param log takes the limits that are reached
   */
  public Attachments(ParsedMessage message, ExtractOptions extractOptions, LimitLog log) {
    this.message = message;
    this.extractOptions = extractOptions;
    this.log = log;
  }

  /** The texts that programs make of them; the programs run when this is first asked for. */
  public Extraction extraction() {
    if (extraction == null) {
      extraction = Extraction.of(message, extractOptions, log);
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
}
