package org.hamlet.eval;

/**
 * A From field with an address in its display name.
 *
 * @param inName the address in the display name
 * @param sender the address itself
 * @param otherChars characters of the display name besides the address, those that are no word
 *     characters twice (SpamAssassin 4.0.1 behaviour, observed)
 */
record NamedAddress(Owned inName, Owned sender, int otherChars) {

  /**
   * An address and whose it is.
   *
   * @param text the address in lower case
   * @param domain its registered domain
   * @param owner the name of the owner: of the list it is on, else the domain's first label
   */
  record Owned(String text, String domain, String owner) {}

  boolean differs() {
    return !inName.text().equals(sender.text());
  }

  boolean domainDiffers() {
    return !inName.domain().equals(sender.domain());
  }

  boolean ownerDiffers() {
    return !inName.owner().equals(sender.owner());
  }
}
