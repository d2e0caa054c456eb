package org.hamlet.engine;

/** One rule whose test waits for the network, in one scan. Confined to the scan's thread. */
public interface NetRule extends Notes {

  /** It hits; saying so again changes nothing. */
  void hit();
}
