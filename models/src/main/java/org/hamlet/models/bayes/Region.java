package org.hamlet.models.bayes;

/** Where a line comes from; each has its own limit of tokens (SpamAssassin 4.0.1 behaviour). */
enum Region {
  HEADER(10_000),
  BODY(50_000),
  INVISIBLE(50_000),
  URI(10_000);

  private final int maxTokens;

  Region(int maxTokens) {
    this.maxTokens = maxTokens;
  }

  /** Most tokens taken of one message from here. */
  int maxTokens() {
    return maxTokens;
  }
}
