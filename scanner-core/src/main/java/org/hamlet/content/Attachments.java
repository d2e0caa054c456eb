package org.hamlet.content;

import org.hamlet.content.pdf.PdfAttachments;
import org.hamlet.message.ParsedMessage;
import org.jspecify.annotations.Nullable;

/** The attached files of one message, each kind read when first asked for. One thread. */
public final class Attachments {

  private final ParsedMessage message;
  private @Nullable PdfAttachments pdf;

  /** Those of a message. */
  public Attachments(ParsedMessage message) {
    this.message = message;
  }

  /** The PDF files. */
  public PdfAttachments pdf() {
    if (pdf == null) {
      pdf = PdfAttachments.of(message);
    }
    return pdf;
  }
}
