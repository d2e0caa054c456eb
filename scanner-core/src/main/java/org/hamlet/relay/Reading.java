package org.hamlet.relay;

/** What one Received field was found to be. */
sealed interface Reading {

  /** A hop. */
  record Hop(Relay relay) implements Reading {}

  /** Handed over within a host, or of no interest: neither a hop nor a reproach. */
  record Ignored() implements Reading {}

  /** Fetched from a mailbox: everything above was added later, by the fetching side. */
  record Fetched() implements Reading {}

  /** It should name a hop and does not. */
  record Unparseable() implements Reading {}
}
