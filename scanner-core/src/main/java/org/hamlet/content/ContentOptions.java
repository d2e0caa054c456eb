package org.hamlet.content;

import java.util.Set;
import org.hamlet.content.extract.ExtractOptions;
import org.hamlet.content.language.LanguageOptions;
import org.hamlet.content.office.OfficeOptions;

/**
 * What is looked for in content beside its text.
 *
 * @param pdfUris whether links in PDF files count, as they do where PDFInfo is loaded
 * @param languagesField whether there is a field {@code X-Languages}, as there is where TextCat is
 *     loaded
 * @param languages how languages are guessed
 * @param officeUris whether links in Office documents count, as they do where OLEVBMacro is loaded
 * @param office what of such documents is looked at
 * @param extraction which programs make text of attached files
 */
public record ContentOptions(
    boolean pdfUris,
    boolean languagesField,
    LanguageOptions languages,
    boolean officeUris,
    OfficeOptions office,
    ExtractOptions extraction) {

  /** SpamAssassin's defaults, no plugin loaded. */
  public static final ContentOptions DEFAULT =
      new ContentOptions(
          false,
          false,
          new LanguageOptions(Set.of(), 3, 0, 400, 1.02),
          false,
          OfficeOptions.NONE,
          ExtractOptions.NONE);
}
