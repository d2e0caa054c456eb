package org.hamlet.content;

import java.util.Set;
import org.hamlet.content.extract.ExtractOptions;
import org.hamlet.content.language.LanguageOptions;

/**
 * What is looked for in content beside its text.
 *
 * @param pdfUris whether links in PDF files count, as they do where PDFInfo is loaded
 * @param languagesField whether there is a field {@code X-Languages}, as there is where TextCat is
 *     loaded
 * @param languages how languages are guessed
 * @param extraction which programs make text of attached files
 */
public record ContentOptions(
    boolean pdfUris, boolean languagesField, LanguageOptions languages, ExtractOptions extraction) {

  /** SpamAssassin's defaults, no plugin loaded. */
  public static final ContentOptions DEFAULT =
      new ContentOptions(
          false, false, new LanguageOptions(Set.of(), 3, 0, 400, 1.02), ExtractOptions.NONE);
}
