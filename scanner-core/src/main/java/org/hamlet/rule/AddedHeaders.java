package org.hamlet.rule;

/** Where {@code add_header} keeps its templates among the settings. */
final class AddedHeaders {

  /** Never removed, so that the mark of a filter stays visible. */
  static final String CHECKER_VERSION = "Checker-Version";

  private AddedHeaders() {}

  static String listFor(boolean spam) {
    return spam ? "add_header spam" : "add_header ham";
  }
}
