package org.hamlet.text.html;

import java.util.Locale;

/** Kinds of SGML marked sections, weakest first. */
enum MarkedSection {
  /** An unknown keyword: the section has no effect and no end. */
  NONE,
  INCLUDE,
  RCDATA,
  CDATA,
  IGNORE;

  static MarkedSection of(String keyword) {
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "include" -> INCLUDE;
      case "rcdata" -> RCDATA;
      case "cdata" -> CDATA;
      case "ignore" -> IGNORE;
      default -> NONE;
    };
  }

  /** Whether tags inside are text. */
  boolean isText() {
    return this == CDATA || this == RCDATA;
  }

  MarkedSection strongest(MarkedSection other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
