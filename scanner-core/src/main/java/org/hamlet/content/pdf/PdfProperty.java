package org.hamlet.content.pdf;

import java.util.Optional;

/** An entry of a PDF dictionary whose value rules ask for. */
enum PdfProperty {
  AUTHOR("/Author", "author"),
  CREATOR("/Creator", "creator"),
  CREATED("/CreationDate", "created"),
  MODIFIED("/ModDate", "modified"),
  PRODUCER("/Producer", "producer"),
  TITLE("/Title", "title"),
  URI("/URI", "");

  private static final PdfProperty[] ALL = values();

  private final String key;
  private final String detail;

  PdfProperty(String key, String detail) {
    this.key = key;
    this.detail = detail;
  }

  /** The word that rules use for it. */
  String detail() {
    return detail;
  }

  /** Chars of its key. */
  int keyLength() {
    return key.length();
  }

  boolean isDate() {
    return this == CREATED || this == MODIFIED;
  }

  /** The property whose key is at that place. */
  static Optional<PdfProperty> at(String line, int at) {
    for (PdfProperty property : ALL) {
      if (line.startsWith(property.key, at)) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }
}
