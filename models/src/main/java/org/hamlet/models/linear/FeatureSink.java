package org.hamlet.models.linear;

/** Takes the features of one expert as they are found. */
@FunctionalInterface
interface FeatureSink {

  /**
   * One feature; it may come again.
   *
   * @param hash the feature
   * @param kind what it is, such as {@code link}; empty for words of the body
   * @param text array that holds the text it came from; not copied
   * @param from first byte of that text
   * @param to after its last
   */
  void add(int hash, String kind, byte[] text, int from, int to);
}
