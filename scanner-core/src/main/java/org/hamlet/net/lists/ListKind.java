package org.hamlet.net.lists;

/** What a list is asked about, which says what test entries it may be asked for (RFC 5782). */
public enum ListKind {
  /** Addresses of hosts. */
  ADDRESSES,
  /** Names of hosts, or domains. */
  NAMES,
  /** Hashes and other words: no test entry is agreed on, only that it must not list everything. */
  WORDS
}
