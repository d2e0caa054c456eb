package org.hamlet.net.dkim;

/**
 * The result for one signature.
 *
 * @param outcome how the check ended
 * @param domain the signing domain (d=), lower case; empty when malformed
 * @param identity the agent or user (i=), with its at sign, lower case in the domain
 * @param selector the selector (s=)
 * @param keyBits size of the key, 256 for ed25519; 0 when none was had
 * @param testing whether the key is marked as being tested (t=y)
 */
public record DkimResult(
    DkimOutcome outcome,
    String domain,
    String identity,
    String selector,
    int keyBits,
    boolean testing) {

  /** The same where a failure may be due to what was not looked at. */
  public DkimResult undecidedUnlessPassed() {
    return outcome == DkimOutcome.FAIL
        ? new DkimResult(DkimOutcome.TEMPERROR, domain, identity, selector, keyBits, testing)
        : this;
  }
}
