/**
 * The door: bytes and envelope in, verdict out. Adapters call {@link org.hamlet.scanner.Scanner}
 * and nothing below it. Part of the supported API; thread-safe.
 */
@NullMarked
package org.hamlet.scanner;

import org.jspecify.annotations.NullMarked;
