package org.hamlet.models.digests;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands all tokens on, and sees whether there are enough different ones. One thread. */
final class DistinctTokens extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Set<String> seen = new HashSet<>();
  private final int wanted;

  DistinctTokens(TokenStream from, int wanted) {
    super(from);
    this.wanted = wanted;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (seen.size() < wanted) {
      seen.add(term.toString());
    }
    return true;
  }

  /** Whether so many were there. */
  boolean enough() {
    return seen.size() >= wanted;
  }
}
