package org.hamlet.rule;

/** Where {@code add_header} keeps its templates among the settings. */
final class AddedHeaders {

  /** Never removed, so that the mark of a filter stays visible. */
  static final String CHECKER_VERSION = "Checker-Version";

  /** What that field says where no {@code add_header} names it. */
  static final String CHECKER_VERSION_TEMPLATE =
      "SpamAssassin _VERSION_ (_SUBVERSION_) on _HOSTNAME_";

  private AddedHeaders() {}

  static String listFor(boolean spam) {
    return spam ? "add_header spam" : "add_header ham";
  }
}
