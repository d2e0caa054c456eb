package org.hamlet.regex;

final class LiteralAnalysis {
  private LiteralAnalysis() {}

  static RequiredLiterals of(Node root) {
    return RequiredLiterals.NONE;
  }
}
