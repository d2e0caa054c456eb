package org.hamlet.models.digests;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.hamlet.digest.shared.SharedDigest;

/**
 * The fuzzy digest of a text: pairs of words that follow each other (Unicode's word borders, UAX
 * 29) are hashed into 64 slots by one function, each slot keeps its least hash, and of that one
 * byte. Two texts that share a part of their pairs have about that part of their slots equal
 * (Broder, On the resemblance and containment of documents, 1997; one permutation with rotation:
 * Shrivastava and Li, 2014). docs/decisions/0014 tells what chose the numbers.
 */
final class BodySketch {

  /** Pairs that a text must have, each counted once, to be told from others. */
  static final int LEAST_PAIRS = 20;

  private static final int PAIR = 2;

  private BodySketch() {}

  /**
   * The digest; empty for a text that is too short.
   *
   * @param words a blank apart
   */
  static Optional<SharedDigest> of(String words) {
    StandardTokenizer tokens = new StandardTokenizer();
    tokens.setReader(new StringReader(words));
    ShingleFilter shingles = new ShingleFilter(tokens, PAIR, PAIR);
    shingles.setOutputUnigrams(false);
    DistinctTokens pairs = new DistinctTokens(shingles, LEAST_PAIRS);
    int slots = SharedDigest.Kind.BODY.bytes();
    byte[] sketch = new byte[slots];
    try (MinHashFilter least = new MinHashFilter(pairs, 1, slots, 1, true)) {
      CharTermAttribute hash = least.addAttribute(CharTermAttribute.class);
      least.reset();
      for (int slot = 0; slot < slots && least.incrementToken(); slot++) {
        sketch[slot] = (byte) hash.charAt(hash.length() - 1);
      }
      least.end();
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
    return pairs.enough()
        ? Optional.of(SharedDigest.of(SharedDigest.Kind.BODY, sketch))
        : Optional.empty();
  }
}
