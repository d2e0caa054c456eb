package org.hamlet.content.pdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one PDF file shows without being unpacked.
 *
 * @param version such as {@code 1.4}
 * @param images in the order found
 * @param encrypted whether a line begins an encryption dictionary
 * @param details {@code author}, {@code creator}, {@code created}, {@code modified}, {@code
 *     producer} and {@code title} to their values, repeated ones too
 * @param uris where its links lead, the first {@value PdfReader#MAX_URIS}
 * @param md5 of the whole file, upper-case hex
 * @param linesMd5 of the lines before the first stream or image; empty when there are none
 * @param namesMd5 of the names that begin lines; empty when there are none
 */
public record PdfFile(
    String version,
    List<PdfImage> images,
    boolean encrypted,
    Map<String, List<String>> details,
    List<String> uris,
    String md5,
    Optional<String> linesMd5,
    Optional<String> namesMd5) {

  /** Copies the collections. */
  public PdfFile {
    images = List.copyOf(images);
    details = Map.copyOf(details);
    uris = List.copyOf(uris);
  }

  /**
   * One image.
   *
   * @param height in pixels
   * @param width in pixels
   */
  public record PdfImage(long height, long width) {

    /** As the tag PDFIMGDIM has it: height first. */
    @Override
    public String toString() {
      return height + "x" + width;
    }
  }
}
