package org.hamlet.scanner;

/** Who is told of a message. */
public enum Audience {
  /** The digests of this node alone. */
  THIS_NODE,
  /** Those, and the services and other nodes that the configuration names. */
  EVERYBODY
}
