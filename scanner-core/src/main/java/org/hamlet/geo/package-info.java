/**
 * Where addresses belong to: an address goes in, the country or who runs its network comes out, by
 * databases of MaxMind's format (https://maxmind.github.io/MaxMind-DB/) that lie on this machine.
 * Called for the pseudo fields of relays and by eval functions about links. A database is opened
 * when the first address is looked up. Internal; thread-safe.
 */
@NullMarked
package org.hamlet.geo;

import org.jspecify.annotations.NullMarked;
